package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a class of the application. The fields of its superclasses come first, except those
 * of JDK classes. Immutable.
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

  /** The number of the {@link ObjectShape}; {@link ObjectShapes#NONE} if there is none. */
  int shape() {
    return shape;
  }

  /** The name of the class. */
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
   * @param kind the first character of the descriptor
   * @param offset the position in an object; see {@link FieldMemory}
   */
  record Slot(String name, char kind, long offset, boolean redacted) {}
}
