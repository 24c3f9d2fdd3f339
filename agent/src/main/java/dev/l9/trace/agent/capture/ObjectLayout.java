package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a class of the application, those of its superclasses first, as far as they are not
 * the JDK's.
 */
final class ObjectLayout {

  private final int shape;
  private final String typeName;
  private final Slot[] slots;

  ObjectLayout(String typeName, List<Slot> slots) {
    List<String> names = new ArrayList<>();
    for (Slot slot : slots) {
      names.add(slot.name());
    }
    this.shape = ObjectShapes.register(new ObjectShape(typeName, names));
    this.typeName = typeName;
    this.slots = slots.toArray(new Slot[0]);
  }

  /** The number of its {@link ObjectShape}; {@link ObjectShapes#NONE} where it has none. */
  int shape() {
    return shape;
  }

  /** The class's name. */
  String typeName() {
    return typeName;
  }

  /** The fields; not to be changed. */
  Slot[] slots() {
    return slots;
  }

  /**
   * One field.
   *
   * @param kind the first character of its descriptor
   * @param offset where it lies: see {@link FieldMemory}
   */
  record Slot(String name, char kind, long offset, boolean redacted) {}
}
