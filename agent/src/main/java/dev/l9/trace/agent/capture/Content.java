package dev.l9.trace.agent.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives access to the contents of a value of the JDK. Reading them runs no code of the application.
 */
sealed interface Content {

  /** The number of elements, entries or fields. */
  default int size() {
    return 0;
  }

  /** Of the value, only the name of its class is shown. */
  record Opaque() implements Content {}

  /** Another value is shown in place of this one. */
  record Wrapped(@Nullable Object value) implements Content {}

  /** The elements of a collection of the JDK. */
  record OfIterable(Iterable<?> values, int size) implements Content {}

  /** The entries of a map of the JDK. */
  record OfMap(Iterable<? extends Map.Entry<?, ?>> entries, int size) implements Content {}
}
