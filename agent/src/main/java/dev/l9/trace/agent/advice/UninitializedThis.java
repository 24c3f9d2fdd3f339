package dev.l9.trace.agent.advice;

import java.util.BitSet;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code this} through the code of a constructor. It tells the listener where {@code this}
 * is uninitialised, and which calls initialise it.
 *
 * <p>The calls of {@code this(…)} and {@code super(…)} are {@code invokespecial <init>}, like those
 * for any new object. The object is on the operand stack, so the stack is followed as far as it
 * holds {@code this}. From one stack map frame to the next the code is straight, and the frames
 * give the state that the JVM's verifier assumes at each place where branches meet.
 */
final class UninitializedThis extends MethodVisitor {

  /** What the verifier assumes about {@code this}. */
  enum State {
    /** {@code this} is uninitialised, and in variable 0. */
    UNINITIALIZED,
    /** {@code this} is uninitialised, and variable 0 holds something else. */
    MOVED,
    INITIALIZED
  }

  /** Gets what happens to {@code this}, in the order of the instructions. */
  interface Listener {

    /** Says that {@code this} has this state from here on. */
    void thisIs(State state);

    /**
     * Says that the next instruction calls a constructor of this class, which initialises {@code
     * this}.
     */
    void beforeInitialization(String owner);

    /** Says that the last instruction was that call. */
    void afterInitialization(String owner);
  }

  /**
   * By how many slots each instruction lets the stack grow, plus 4. Instructions that ASM doesn't
   * distinguish, or whose effect depends on their operands, have a 4.
   */
  private static final String GROWTH =
      "4555555556655566555445656544444444444444444444" // nop, constants, loads
          + "34343333" // loads from arrays
          + "32323" // stores
          + "44444444444444444444"
          + "10101111" // stores into arrays
          + "324444444" // pop; dup and swap
          + "323232323232323232324444333333323232" // arithmetic
          + "4545334455343444" // iinc, conversions
          + "13311" // comparisons
          + "33333322222222" // jumps
          + "45433444444444444444" // goto, switches, returns, fields, calls
          + "5444" // new, arrays
          + "3443344" // athrow, casts, monitors, multianewarray
          + "33"; // jumps

  private final Listener listener;
  private final BitSet variables = new BitSet();
  private final BitSet stack = new BitSet();
  private int depth;
  private State state = State.UNINITIALIZED;

  UninitializedThis(MethodVisitor next, Listener listener) {
    super(Opcodes.ASM9, next);
    this.listener = listener;
    variables.set(0);
  }

  private void is(State now) {
    if (state != now) {
      state = now;
      listener.thisIs(now);
    }
  }

  private State uninitialized() {
    return variables.get(0) ? State.UNINITIALIZED : State.MOVED;
  }

  private void grow(int by) {
    int before = depth;
    depth = Math.max(0, depth + by);
    stack.clear(Math.min(before, depth), Math.max(before, depth));
  }

  private void growBy(int opcode) {
    grow(GROWTH.charAt(opcode) - '4');
  }

  @Override
  public void visitFrame(
      int type,
      int localCount,
      Object @Nullable [] locals,
      int stackCount,
      Object @Nullable [] operands) {
    depth = mark(stack, stackCount, operands);
    mark(variables, localCount, locals);
    is(variables.isEmpty() ? State.INITIALIZED : uninitialized());
    mv.visitFrame(type, localCount, locals, stackCount, operands);
  }

  private static int mark(BitSet marks, int count, Object @Nullable [] types) {
    marks.clear();
    int slot = 0;
    for (int i = 0; types != null && i < count; i++) {
      marks.set(slot, types[i] == Opcodes.UNINITIALIZED_THIS);
      slot += types[i] == Opcodes.LONG || types[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    return slot;
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    boolean isStore = opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
    boolean isThis = isStore ? depth > 0 && stack.get(depth - 1) : variables.get(variable);
    if (isStore && variable == 0 && !isThis && state == State.UNINITIALIZED) {
      is(State.MOVED);
    }
    mv.visitVarInsn(opcode, variable);
    growBy(opcode);
    if (!isStore) {
      stack.set(Math.max(0, depth - 1), isThis);
      return;
    }
    variables.set(variable, isThis);
    if (opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE) {
      variables.clear(variable + 1);
    }
    if (state == State.MOVED) {
      is(uninitialized());
    }
  }

  @Override
  public void visitInsn(int opcode) {
    mv.visitInsn(opcode);
    switch (opcode) {
      case Opcodes.DUP -> copy(1, 0);
      case Opcodes.DUP_X1 -> copy(1, 1);
      case Opcodes.DUP_X2 -> copy(1, 2);
      case Opcodes.DUP2 -> copy(2, 0);
      case Opcodes.DUP2_X1 -> copy(2, 1);
      case Opcodes.DUP2_X2 -> copy(2, 2);
      case Opcodes.SWAP -> {
        copy(1, 1);
        grow(-1);
      }
      default -> growBy(opcode);
    }
  }

  /** Copies the topmost slots, and puts the copy under so many slots below them. */
  private void copy(int count, int below) {
    int from = Math.max(0, depth - count - below);
    BitSet moved = stack.get(from, depth);
    grow(count);
    for (int i = 0; i < count; i++) {
      stack.set(from + i, moved.get(below + i));
    }
    for (int i = 0; i < below + count; i++) {
      stack.set(from + count + i, moved.get(i));
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    int taken = (sizes >> 2) - (opcode == Opcodes.INVOKESTATIC ? 1 : 0);
    boolean initializes = name.equals("<init>") && depth >= taken && stack.get(depth - taken);
    if (initializes) {
      listener.beforeInitialization(owner);
    }
    mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    grow(-taken);
    grow(sizes & 3);
    if (initializes) {
      variables.clear();
      stack.clear();
      is(State.INITIALIZED);
      listener.afterInitialization(owner);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    mv.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    grow(1 - (sizes >> 2));
    grow(sizes & 3);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    mv.visitFieldInsn(opcode, owner, name, descriptor);
    int size = Type.getType(descriptor).getSize();
    boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
    boolean isRead = opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD;
    grow((isStatic ? 0 : -1) + (isRead ? size : -size));
  }

  @Override
  public void visitLdcInsn(Object value) {
    mv.visitLdcInsn(value);
    boolean isWide =
        value instanceof Long
            || value instanceof Double
            || (value instanceof ConstantDynamic constant && constant.getSize() == 2);
    grow(isWide ? 2 : 1);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    mv.visitMultiANewArrayInsn(descriptor, dimensions);
    grow(1 - dimensions);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    mv.visitIntInsn(opcode, operand);
    growBy(opcode);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    mv.visitTypeInsn(opcode, type);
    growBy(opcode);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    mv.visitJumpInsn(opcode, label);
    growBy(opcode);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    mv.visitTableSwitchInsn(min, max, other, labels);
    growBy(Opcodes.TABLESWITCH);
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    mv.visitLookupSwitchInsn(other, keys, labels);
    growBy(Opcodes.LOOKUPSWITCH);
  }
}
