package dev.l9.trace.agent.capture;

import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a class of the application, those of its superclasses first, as far as they are not
 * the JDK's.
 */
final class ObjectLayout {

  private final int shape;
  private final String typeName;
  private final Slot[] slots;

  ObjectLayout(String typeName, List<Slot> slots) {
    List<String> names = slots.stream().map(Slot::name).toList();
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
   * One field, which was made accessible.
   *
   * @param type the field's declared type
   */
  record Slot(String name, Class<?> type, Field field, boolean redacted) {

    @Nullable Object read(Object owner) {
      try {
        return field.get(owner);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    int readInt(Object owner) {
      try {
        return field.getInt(owner);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    long readLong(Object owner) {
      try {
        return field.getLong(owner);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    double readDouble(Object owner) {
      try {
        return field.getDouble(owner);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
