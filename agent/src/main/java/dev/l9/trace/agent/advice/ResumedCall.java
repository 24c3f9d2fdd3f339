package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.scan.ScannedMethod;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tells the calls of a Kotlin {@code suspend} function from those by which it is resumed.
 *
 * <p>Such a function is a state machine: it is called again, with its own state as its last
 * argument, each time that what it waited for is there. The compiler marks a state that is resumed
 * by the highest bit of its {@code label}; a recursive call passes the state too, but without that
 * bit.
 */
final class ResumedCall {

  private ResumedCall() {}

  /** Tells of a new state, on top of the stack, which the function has just made for its call. */
  static void writeState(MethodVisitor code, int tokenSlot) {
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, tokenSlot);
    AsyncExit.call(code, "suspendable", "(Ljava/lang/Object;Ljava/lang/Object;)V");
  }

  /** Tells whose state a function passes on that has none of its own. */
  static void writePassOn(MethodVisitor code, ScannedMethod method, int tokenSlot) {
    code.visitVarInsn(Opcodes.ALOAD, method.lastParameterSlot());
    code.visitVarInsn(Opcodes.ALOAD, tokenSlot);
    AsyncExit.call(code, "passesOn", "(Ljava/lang/Object;Ljava/lang/Object;)V");
  }

  /**
   * Goes on at {@code resumed} where the call is one of these, with the token of the call that was
   * suspended.
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
