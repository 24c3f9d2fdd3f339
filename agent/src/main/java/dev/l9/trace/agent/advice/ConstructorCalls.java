package dev.l9.trace.agent.advice;

import org.objectweb.asm.Opcodes;

/**
 * Tells, in the code of a constructor, the calls of {@code this(…)} and {@code super(…)} from those
 * that initialise other new objects.
 *
 * <p>Both are {@code invokespecial <init>}. Compilers emit one for each {@code new}, in order, so
 * the call that comes while no {@code new} is open is the constructor's own. Where a class file
 * doesn't keep to that, the count of calls comes out wrong, and {@link TracedMethodWriter} leaves
 * out what depends on it.
 */
final class ConstructorCalls {

  private final ScannedClass owner;
  private int open;

  ConstructorCalls(ScannedClass owner) {
    this.owner = owner;
  }

  void typeInstruction(int opcode) {
    if (opcode == Opcodes.NEW) {
      open++;
    }
  }

  /** Whether this instruction calls {@code this(…)} or {@code super(…)}. */
  boolean methodInstruction(int opcode, String callee, String name) {
    if (opcode != Opcodes.INVOKESPECIAL || !name.equals("<init>")) {
      return false;
    }
    if (open > 0) {
      open--;
      return false;
    }
    return callee.equals(owner.internalName) || callee.equals(owner.superName);
  }
}
