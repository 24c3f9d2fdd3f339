package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.scan.AsyncReturn;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.bootstrap.bridge.L9TraceDispatcher;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the calls of the bridge into a method. In Java the result would read:
 *
 * <pre>{@code
 * Object token;
 * try {
 *   token = begin(site); argument(token, 0, a); argument(token, 1, b); start(token);
 * } catch (StackOverflowError e) { token = null; }
 * try {
 *   …the body, with each "return x" as
 *   "result = x; try { exit(token, result); } catch (StackOverflowError e) {} return result"
 * } catch (Throwable t) {
 *   try { fail(token, t); } catch (StackOverflowError e) {}
 *   throw t;
 * }
 * }</pre>
 *
 * <p>The catches around the calls are for the one error that the bridge can't catch itself: a stack
 * that overflows with the call. Without them, such an overflow would replace what the method
 * returned or threw. The catches around the exits come first in the exception table, since a
 * "return" may be in a "try" of the program. They catch nothing else. The bridge throws nothing of
 * the agent's own, and the error by which a thread is stopped is for the program.
 *
 * <p>The exit is written at each return. A jump to a common exit would need an empty operand stack,
 * which Kotlin's coroutines, for example, don't have when they return (by JVMS 2.11.8 the rest is
 * discarded).
 *
 * <p>A constructor has two handlers: one for code in which {@code this} is uninitialised, and one
 * for code in which it is initialised. {@link UninitializedThis} distinguishes these. No handler
 * may cover the call of {@code this(…)} or {@code super(…)} itself, since the JVM's verifier
 * requires the handler's frame to fit the states before and after the call. So an exception that
 * comes out of this call isn't seen. Therefore {@code constructing(token)} and {@code
 * constructed(token)} are called before and after it. If a span is between the two, the agent
 * checks whether the constructor still runs before it makes the span a parent. For class files
 * before version 50, the verifier has no such rule, and one handler covers everything.
 */
final class TracedMethodWriter extends MethodVisitor implements UninitializedThis.Listener {

  static final String BRIDGE = Type.getInternalName(L9TraceDispatcher.class);
  private static final String THROWABLE = "java/lang/Throwable";
  private static final String OVERFLOW = "java/lang/StackOverflowError";

  /** Classes whose constructors neither throw nor call anything. */
  private static final Set<String> HARMLESS =
      Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

  private static final Object[] EMPTY_STACK = {};
  private static final Object[] THROWABLE_STACK = {THROWABLE};
  private static final Object[] OVERFLOW_STACK = {OVERFLOW};

  private final TracedMethod traced;
  private final ScannedMethod method;
  private final int tokenSlot;
  private final Type returnType;
  private final Label bodyStart = new Label();
  private final HandlerRanges ranges = new HandlerRanges();
  private final HandlerRanges uninitializedRanges = new HandlerRanges();
  private @Nullable HandlerRanges current;
  private final Label exitFailed = new Label();
  private final Label[] exitStarts;
  private final Label[] exitEnds;
  private int returnsSeen;

  TracedMethodWriter(MethodVisitor next, TracedMethod traced) {
    super(Opcodes.ASM9, next);
    this.traced = traced;
    this.method = traced.method();
    this.tokenSlot = method.maxLocals;
    this.returnType = Type.getReturnType(method.descriptor);
    this.exitStarts = labels(method.returns);
    this.exitEnds = labels(method.returns);
  }

  private static Label[] labels(int count) {
    Label[] labels = new Label[count];
    for (int i = 0; i < count; i++) {
      labels[i] = new Label();
    }
    return labels;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    Label enterStart = new Label();
    Label enterEnd = new Label();
    Label enterFailed = new Label();
    mv.visitTryCatchBlock(enterStart, enterEnd, enterFailed, OVERFLOW);
    for (int i = 0; i < method.returns; i++) {
      mv.visitTryCatchBlock(exitStarts[i], exitEnds[i], exitFailed, OVERFLOW);
    }
    mv.visitLabel(enterStart);
    ResumedCall.write(mv, traced, tokenSlot, bodyStart);
    writeEnter();
    mv.visitLabel(enterEnd);
    mv.visitJumpInsn(Opcodes.GOTO, bodyStart);

    Object[] entry = FrameLocals.onEntry(traced.owner(), method);
    mv.visitLabel(enterFailed);
    frame(entry, OVERFLOW_STACK);
    mv.visitInsn(Opcodes.POP);
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitVarInsn(Opcodes.ASTORE, tokenSlot);

    mv.visitLabel(bodyStart);
    frame(FrameLocals.withToken(entry, entry.length, tokenSlot), EMPTY_STACK);
    cover(isFollowed() ? uninitializedRanges : ranges);
    // The body may begin with a frame of its own, and there may not be two frames at one
    // instruction.
    mv.visitInsn(Opcodes.NOP);
  }

  private void writeEnter() {
    push(traced.site());
    bridge("begin", "(I)Ljava/lang/Object;");
    mv.visitVarInsn(Opcodes.ASTORE, tokenSlot);
    for (TracedMethod.Slot slot : traced.captured()) {
      mv.visitVarInsn(Opcodes.ALOAD, tokenSlot);
      push(slot.parameter());
      mv.visitVarInsn(slot.type().getOpcode(Opcodes.ILOAD), slot.variable());
      Primitives.convert(mv, slot.type());
      bridge("argument", "(Ljava/lang/Object;I" + Primitives.bridgeType(slot.type()) + ")V");
    }
    if (traced.keepsReceiver()) {
      mv.visitVarInsn(Opcodes.ALOAD, tokenSlot);
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      bridge("receiver", "(Ljava/lang/Object;Ljava/lang/Object;)V");
    }
    mv.visitVarInsn(Opcodes.ALOAD, tokenSlot);
    bridge("start", "(Ljava/lang/Object;)V");
    if (traced.async() == AsyncReturn.PASSED_ON) {
      ResumedCall.writePassOn(mv, method, tokenSlot);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
      mv.visitInsn(opcode);
      return;
    }
    if (opcode != Opcodes.RETURN) {
      mv.visitVarInsn(returnType.getOpcode(Opcodes.ISTORE), tokenSlot + 1);
    }
    mv.visitLabel(exitStarts[returnsSeen]);
    writeExit();
    mv.visitLabel(exitEnds[returnsSeen++]);
    writeReturn();
  }

  private void writeExit() {
    if (traced.async() != AsyncReturn.NONE) {
      AsyncExit.write(mv, traced.async(), tokenSlot, returnType);
      return;
    }
    mv.visitVarInsn(Opcodes.ALOAD, tokenSlot);
    if (traced.capturesResult()) {
      mv.visitVarInsn(returnType.getOpcode(Opcodes.ILOAD), tokenSlot + 1);
      Primitives.convert(mv, returnType);
      bridge("exit", "(Ljava/lang/Object;" + Primitives.bridgeType(returnType) + ")V");
    } else {
      bridge("exit", "(Ljava/lang/Object;)V");
    }
  }

  private void writeReturn() {
    if (returnType.getSort() != Type.VOID) {
      mv.visitVarInsn(returnType.getOpcode(Opcodes.ILOAD), tokenSlot + 1);
    }
    mv.visitInsn(returnType.getOpcode(Opcodes.IRETURN));
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (name.equals("<init>") && owner.equals(method.stateClass)) {
      ResumedCall.writeState(mv, tokenSlot);
    }
  }

  // The state of an uninitialised this

  /** The visitor that must get the method's code. It passes the code on to this writer. */
  MethodVisitor entrance() {
    return isFollowed() ? new UninitializedThis(this, this) : this;
  }

  private boolean isFollowed() {
    return method.isConstructor() && traced.hasFrames();
  }

  /** Has the code that follows covered by the handler of these ranges; by none if null. */
  private void cover(@Nullable HandlerRanges next) {
    if (current != null) {
      current.end(mv);
    }
    if (next != null) {
      next.begin(mv);
    }
    current = next;
  }

  @Override
  public void thisIs(UninitializedThis.State state) {
    cover(
        switch (state) {
          case UNINITIALIZED -> uninitializedRanges;
          case MOVED -> null;
          case INITIALIZED -> ranges;
        });
  }

  @Override
  public void beforeInitialization(String owner) {
    if (mayThrow(owner)) {
      mv.visitVarInsn(Opcodes.ALOAD, tokenSlot);
      bridge("constructing", "(Ljava/lang/Object;)V");
    }
    cover(null);
  }

  @Override
  public void afterInitialization(String owner) {
    if (mayThrow(owner)) {
      mv.visitVarInsn(Opcodes.ALOAD, tokenSlot);
      bridge("constructed", "(Ljava/lang/Object;)V");
    }
  }

  private static boolean mayThrow(String constructed) {
    return !HARMLESS.contains(constructed);
  }

  @Override
  public void visitFrame(
      int type,
      int localCount,
      Object @Nullable [] locals,
      int stackCount,
      Object @Nullable [] stack) {
    if (traced.hasFrames()) {
      Object[] known = locals == null ? EMPTY_STACK : locals;
      Object[] extended = FrameLocals.withToken(known, localCount, tokenSlot);
      mv.visitFrame(type, extended.length, extended, stackCount, stack);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    cover(null);
    if (method.returns > 0) {
      writeExitFailed();
    }
    writeThrown(ranges);
    writeThrown(uninitializedRanges, Opcodes.UNINITIALIZED_THIS);
    // The stack may get the token, an index, and a value of two slots, on top of what is there at a
    // return.
    mv.visitMaxs(maxStack + 4, tokenSlot + 3);
  }

  private void writeExitFailed() {
    boolean isVoid = returnType.getSort() == Type.VOID;
    mv.visitLabel(exitFailed);
    frame(
        isVoid ? locals(EMPTY_STACK) : locals(EMPTY_STACK, FrameLocals.frameType(returnType)),
        OVERFLOW_STACK);
    mv.visitInsn(Opcodes.POP);
    writeReturn();
  }

  private void writeThrown(HandlerRanges covered, Object... self) {
    if (!covered.coverCode()) {
      return;
    }
    Label handler = new Label();
    covered.write(mv, handler, THROWABLE);
    mv.visitLabel(handler);
    frame(locals(self), THROWABLE_STACK);
    mv.visitVarInsn(Opcodes.ASTORE, tokenSlot + 1);
    Label start = new Label();
    mv.visitLabel(start);
    mv.visitVarInsn(Opcodes.ALOAD, tokenSlot);
    mv.visitVarInsn(Opcodes.ALOAD, tokenSlot + 1);
    String failure = "(Ljava/lang/Object;Ljava/lang/Throwable;)V";
    if (traced.async().maySuspend()) {
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, AsyncExit.BRIDGE, "fail", failure, false);
    } else {
      bridge("fail", failure);
    }
    ignoreFailure(start, locals(self, THROWABLE));
    mv.visitVarInsn(Opcodes.ALOAD, tokenSlot + 1);
    mv.visitInsn(Opcodes.ATHROW);
  }

  /**
   * Ends a region whose failure is ignored. If there was no failure, a null is on the stack in
   * place of the Throwable, so that both ways meet without a jump.
   */
  private void ignoreFailure(Label start, Object[] locals) {
    Label end = new Label();
    Label dropped = new Label();
    mv.visitLabel(end);
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitTryCatchBlock(start, end, dropped, OVERFLOW);
    mv.visitLabel(dropped);
    frame(locals, OVERFLOW_STACK);
    mv.visitInsn(Opcodes.POP);
  }

  /** The local variables: at most the first one of the method, the token, and then further ones. */
  private Object[] locals(Object[] self, Object... more) {
    return FrameLocals.withToken(self, self.length, tokenSlot, more);
  }

  private void frame(Object[] locals, Object[] stack) {
    if (traced.hasFrames()) {
      mv.visitFrame(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
    }
  }

  private void bridge(String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, name, descriptor, false);
  }

  private void push(int value) {
    if (value <= Short.MAX_VALUE) {
      mv.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      mv.visitLdcInsn(value);
    }
  }
}
