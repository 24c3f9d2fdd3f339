package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.scan.AsyncReturn;
import dev.l9.trace.bootstrap.bridge.L9AsyncDispatcher;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes the exit of a method whose span may end later. */
final class AsyncExit {

  static final String BRIDGE = Type.getInternalName(L9AsyncDispatcher.class);

  private AsyncExit() {}

  /**
   * Writes the call of the bridge. The result is in the variable behind the token; afterwards, the
   * value to return is there.
   */
  static void write(MethodVisitor code, AsyncReturn kind, int tokenSlot, Type returnType) {
    code.visitVarInsn(Opcodes.ALOAD, tokenSlot);
    code.visitVarInsn(Opcodes.ALOAD, tokenSlot + 1);
    if (kind == AsyncReturn.REPLACED) {
      call(code, "replace", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
      code.visitTypeInsn(Opcodes.CHECKCAST, returnType.getInternalName());
      code.visitVarInsn(Opcodes.ASTORE, tokenSlot + 1);
    } else {
      String name = kind.maySuspend() ? "leave" : "exit";
      call(code, name, "(Ljava/lang/Object;Ljava/lang/Object;)V");
    }
  }

  static void call(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, name, descriptor, false);
  }
}
