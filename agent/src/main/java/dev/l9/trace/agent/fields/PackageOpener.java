package dev.l9.trace.agent.fields;

/** Opens packages to the agent, so that it can use what is in them. */
@FunctionalInterface
public interface PackageOpener {

  /** Opens the package of this class to the agent's module, if it isn't open yet. */
  void open(Class<?> type);
}
