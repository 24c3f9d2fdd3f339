package dev.l9.trace.agent.jdkhooks;

import dev.l9.trace.bootstrap.bridge.L9AsyncDispatcher;
import dev.l9.trace.bootstrap.bridge.L9ContextDispatcher;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Puts the calls of the bridge into one method of the JDK. */
final class ContextHookWriter extends MethodVisitor {

  private static final String CONTEXT = Type.getInternalName(L9ContextDispatcher.class);
  private static final String ASYNC = Type.getInternalName(L9AsyncDispatcher.class);

  /** The slots of the operand stack that calls need at most: for a reference and a long. */
  private static final int MORE_STACK = 3;

  /** Gets what was found in the method. */
  interface Findings {
    void found(WovenCall call);

    /** Says that the method calls the bridge already. */
    void foundBridge();
  }

  private final List<WovenCall> calls;
  private final Findings findings;
  private int lastLoaded;
  private int loadedBefore;
  private int taskVariable;

  ContextHookWriter(MethodVisitor next, List<WovenCall> calls, Findings findings) {
    super(Opcodes.ASM9, next);
    this.calls = calls;
    this.findings = findings;
  }

  private void write(WovenCall.Place place, String anchor) {
    for (WovenCall call : calls) {
      if (call.place() == place && call.anchor().equals(anchor)) {
        findings.found(call);
        for (WovenCall.Argument argument : call.arguments()) {
          argument.load(mv, taskVariable);
        }
        String bridge = Type.getInternalName(call.bridge());
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, bridge, call.call(), call.callDescriptor(), false);
      }
    }
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    write(WovenCall.Place.ENTRY, "");
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      write(WovenCall.Place.RETURN, "");
    }
    mv.visitInsn(opcode);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (opcode == Opcodes.ALOAD) {
      loadedBefore = lastLoaded;
      lastLoaded = variable;
    }
    mv.visitVarInsn(opcode, variable);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.PUTFIELD) {
      write(WovenCall.Place.BEFORE_PUT, name);
    }
    mv.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (owner.equals(CONTEXT) || owner.equals(ASYNC)) {
      findings.foundBridge();
    }
    if (name.equals("run")) {
      taskVariable = lastLoaded; // The call has no arguments, so the task was loaded last.
    }
    if (name.equals("invokeSuspend")) {
      // The call has one argument, so the coroutine was loaded before the last.
      taskVariable = loadedBefore;
    }
    write(WovenCall.Place.BEFORE_CALL, name);
    mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    write(WovenCall.Place.AFTER_CALL, name);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    mv.visitMaxs(maxStack + MORE_STACK, maxLocals);
  }
}
