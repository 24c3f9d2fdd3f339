package dev.l9.trace.benchmarks.agents;

import org.jspecify.annotations.Nullable;

/** The agent that does nothing: what any agent costs. */
public final class EmptyAgent {

  private EmptyAgent() {}

  public static void premain(@Nullable String arguments) {}
}
