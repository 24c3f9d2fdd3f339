package dev.l9.trace.generator.code.behaviour;

/**
 * Writes what an operation does. There is one implementation for each kind of {@link
 * dev.l9.trace.generator.spec.Behaviour}.
 */
public interface OperationBehaviour {

  /**
   * Writes the operation of the context: its statements, and its tests. What the spec should say
   * otherwise goes to {@link OperationContext#blockers}; then any code may be returned.
   */
  OperationCode write(OperationContext context);

  /**
   * Whether the behaviour itself asks {@code RecentCalls}. If not, and the operation has {@code
   * idempotency}, the service asks it before the statements, by the field of the input that is the
   * key.
   */
  default boolean remembersCalls() {
    return false;
  }
}
