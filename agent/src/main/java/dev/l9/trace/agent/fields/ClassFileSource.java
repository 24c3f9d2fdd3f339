package dev.l9.trace.agent.fields;

import org.jspecify.annotations.Nullable;

/** Finds the class files of loaded classes. */
@FunctionalInterface
public interface ClassFileSource {

  /**
   * The class file from which this class was made; null if it isn't available. A file that merely
   * has the class's name won't do, since its fields may differ by now. One thread of the agent
   * calls this, so that it may take long.
   */
  byte @Nullable [] of(Class<?> type);
}
