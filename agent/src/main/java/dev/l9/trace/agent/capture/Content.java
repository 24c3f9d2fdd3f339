package dev.l9.trace.agent.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the inside of a value of the JDK is reached. Nothing in here runs code of the application
 * when it is read.
 */
sealed interface Content {

  /** How many elements, entries or fields there are. */
  default int size() {
    return 0;
  }

  /** Only the name of the class is shown. */
  record Opaque() implements Content {}

  /** Another value stands for this one. */
  record Wrapped(@Nullable Object value) implements Content {}

  /** The elements of a collection of the JDK. */
  record OfIterable(Iterable<?> values, int size) implements Content {}

  /** The entries of a map of the JDK. */
  record OfMap(Iterable<? extends Map.Entry<?, ?>> entries, int size) implements Content {}
}
