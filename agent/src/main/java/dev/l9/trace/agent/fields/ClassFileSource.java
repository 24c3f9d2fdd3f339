package dev.l9.trace.agent.fields;

import org.jspecify.annotations.Nullable;

/** Knows the class files of loaded classes. */
@FunctionalInterface
public interface ClassFileSource {

  /**
   * The class file that this class was made of: not one of its name, which may have other fields by
   * now. Null where it isn't to be had. Called by one thread of the agent's own; may take its time.
   */
  byte @Nullable [] of(Class<?> type);
}
