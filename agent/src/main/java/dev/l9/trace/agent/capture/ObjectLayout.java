package dev.l9.trace.agent.capture;

import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a class of the application, those of its superclasses first, as far as they are not
 * the JDK's.
 */
record ObjectLayout(List<Slot> slots) {

  ObjectLayout {
    slots = List.copyOf(slots);
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
