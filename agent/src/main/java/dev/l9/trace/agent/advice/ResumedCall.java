package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.scan.ScannedMethod;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Distinguishes the calls of a Kotlin {@code suspend} function from those by which it is resumed.
 *
 * <p>Such a function is a state machine. Each time that the result for which it waited is
 * available, it is called again, with its own state as the last argument. If the call resumes the
 * function, the highest bit of the state's {@code label} is set. A recursive call passes the state
 * too, but without that bit.
 */
final class ResumedCall {

  private ResumedCall() {}

  /**
   * Writes the call that reports a new state, which the function has just made and which is on top
   * of the stack.
   */
  static void writeState(MethodVisitor code, int tokenSlot) {
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, tokenSlot);
    AsyncExit.call(code, "suspendable", "(Ljava/lang/Object;Ljava/lang/Object;)V");
  }

  /**
   * Writes the call that reports which continuation a function without a state of its own passes
   * on.
   */
  static void writePassOn(MethodVisitor code, ScannedMethod method, int tokenSlot) {
    code.visitVarInsn(Opcodes.ALOAD, method.lastParameterSlot());
    code.visitVarInsn(Opcodes.ALOAD, tokenSlot);
    AsyncExit.call(code, "passesOn", "(Ljava/lang/Object;Ljava/lang/Object;)V");
  }

  /**
   * Writes a jump to {@code resumed} for calls that resume the function. The token is then that of
   * the call that was suspended.
   */
  static void write(MethodVisitor code, TracedMethod traced, int tokenSlot, Label resumed) {
    ScannedMethod method = traced.method();
    String state = method.stateClass;
    if (state == null) {
      return;
    }
    int slot = method.lastParameterSlot();
    Label called = new Label();
    code.visitVarInsn(Opcodes.ALOAD, slot);
    code.visitTypeInsn(Opcodes.INSTANCEOF, state);
    code.visitJumpInsn(Opcodes.IFEQ, called);
    code.visitVarInsn(Opcodes.ALOAD, slot);
    code.visitTypeInsn(Opcodes.CHECKCAST, state);
    code.visitFieldInsn(Opcodes.GETFIELD, state, "label", "I");
    code.visitJumpInsn(Opcodes.IFGE, called);
    code.visitVarInsn(Opcodes.ALOAD, slot);
    AsyncExit.call(code, "resume", "(Ljava/lang/Object;)Ljava/lang/Object;");
    code.visitVarInsn(Opcodes.ASTORE, tokenSlot);
    code.visitJumpInsn(Opcodes.GOTO, resumed);
    code.visitLabel(called);
    if (traced.hasFrames()) {
      Object[] locals = FrameLocals.onEntry(traced.owner(), method);
      code.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
    }
  }
}
