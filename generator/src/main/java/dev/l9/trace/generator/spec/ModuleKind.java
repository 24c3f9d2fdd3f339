package dev.l9.trace.generator.spec;

/** What kind of module a spec describes; each kind has rules of its own for its operations. */
public enum ModuleKind {
  /** Hands calls on to ports. */
  SERVICE,
  /** Decides by rules. */
  GOVERNANCE,
  /** Takes steps until a goal is reached. */
  EXECUTOR,
  /** Takes requests from outside. */
  ADAPTER
}
