package dev.l9.trace.agent.capture;

import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a class of the application, those of its superclasses first, as far as they are not
 * the JDK's.
 *
 * @param shape the number of its {@link ObjectShape}
 * @param nameLength the length of the class's name
 */
record ObjectLayout(int shape, int nameLength, List<Slot> slots) {

  static ObjectLayout of(String typeName, List<Slot> slots) {
    List<String> names = slots.stream().map(Slot::name).toList();
    int shape = ObjectShapes.register(new ObjectShape(typeName, names));
    return new ObjectLayout(shape, typeName.length(), List.copyOf(slots));
  }

  /** One field. */
  record Slot(String name, Field field, boolean redacted) {

    @Nullable Object read(Object owner) {
      try {
        return field.get(owner);
      } catch (IllegalAccessException e) {
        // The layout holds only fields that were made accessible.
        throw new IllegalStateException(e);
      }
    }
  }
}
