package dev.l9.trace.replay.type;

import dev.l9.trace.replay.type.ConstructorEffects.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a constructor does. It follows the code from its beginning to its end with a stack
 * of what is known of each value; what jumps elsewhere than to an exception is not understood.
 */
final class ConstructorReader extends MethodVisitor {

  private static final int DEEPEST = 8;

  private static final String THIS = "this";

  /**
   * An object that is being made. Besides these, {@link #THIS} and {@link Content} are on the
   * stack.
   *
   * @param number tells it from others of its class
   */
  private record Made(String type, int number) {}

  private final ClassPath classes;
  private final int depth;
  private final ConstructorFlow flow = new ConstructorFlow();
  private int made;

  private ConstructorReader(ClassPath classes, MethodModel constructor, int depth) {
    super(Opcodes.ASM9);
    this.classes = classes;
    this.depth = depth;
    flow.store(0, THIS);
    for (int i = 0; i < constructor.parameters().size(); i++) {
      flow.store(constructor.parameters().get(i).slot(), new Content.Argument(i));
    }
  }

  /** What a constructor does. */
  static ConstructorEffects read(ClassPath classes, MethodModel constructor) {
    return read(classes, constructor, 0);
  }

  private static ConstructorEffects read(ClassPath classes, MethodModel constructor, int depth) {
    ClassModel owner = classes.find(constructor.owner());
    if (owner == null || depth > DEEPEST) {
      return ConstructorEffects.UNKNOWN;
    }
    ConstructorReader reader = new ConstructorReader(classes, constructor, depth);
    ClassFileReader.asm(owner.code().bytes())
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                boolean isMeant =
                    name.equals("<init>") && descriptor.equals(constructor.descriptor());
                return isMeant ? reader : null;
              }
            },
            ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return reader.flow.effects();
  }

  private void other(int pops, boolean pushes) {
    for (int i = 0; i < pops; i++) {
      flow.pop();
    }
    if (pushes) {
      flow.push(new Content.Other());
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (!flow.isReachable()) {
      return;
    }
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      flow.push(new Content.Constant(opcode - Opcodes.ICONST_0));
      return;
    }
    switch (opcode) {
      case Opcodes.NOP -> {}
      case Opcodes.ACONST_NULL -> flow.push(new Content.Constant(null));
      case Opcodes.LCONST_0, Opcodes.LCONST_1 ->
          flow.push(new Content.Constant((long) opcode - Opcodes.LCONST_0));
      case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 ->
          flow.push(new Content.Constant((float) opcode - Opcodes.FCONST_0));
      case Opcodes.DCONST_0, Opcodes.DCONST_1 ->
          flow.push(new Content.Constant((double) opcode - Opcodes.DCONST_0));
      case Opcodes.POP -> flow.pop();
      case Opcodes.DUP -> {
        Object top = flow.pop();
        flow.push(top);
        flow.push(top);
      }
      case Opcodes.ATHROW -> flow.stop();
      case Opcodes.RETURN -> flow.end();
      default -> flow.giveUp(); // Arithmetic and the like: what comes of it isn't known.
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (flow.isReachable()) {
      if (opcode == Opcodes.NEWARRAY) {
        other(1, true);
      } else {
        flow.push(new Content.Constant(operand));
      }
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    if (flow.isReachable()) {
      flow.push(value instanceof Type ? new Content.Other() : new Content.Constant(value));
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (!flow.isReachable()) {
      return;
    }
    if (opcode >= Opcodes.ISTORE) {
      flow.store(variable, flow.pop());
    } else {
      flow.push(flow.load(variable));
    }
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    flow.store(variable, new Content.Other());
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (!flow.isReachable()) {
      return;
    }
    switch (opcode) {
      case Opcodes.NEW -> flow.push(new Made(type, made++));
      case Opcodes.CHECKCAST -> {}
      default -> other(1, true);
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (!flow.isReachable()) {
      return;
    }
    switch (opcode) {
      case Opcodes.GETSTATIC -> flow.push(new Content.Other());
      case Opcodes.PUTSTATIC -> flow.giveUp();
      case Opcodes.GETFIELD -> {
        boolean isOwn = THIS.equals(flow.pop());
        flow.push(isOwn ? flow.get(key(owner, name)) : new Content.Other());
      }
      default -> {
        Object value = flow.pop();
        if (THIS.equals(flow.pop())) {
          flow.put(
              key(owner, name), value instanceof Content content ? content : new Content.Other());
        } else {
          flow.giveUp();
        }
      }
    }
  }

  /** The key of a field. The code may name a class that only inherits it. */
  private String key(String named, String field) {
    String owner = ClassFileReader.dotted(named);
    ClassModel model = classes.find(owner);
    while (model != null && model.fields().stream().noneMatch(f -> f.name().equals(field))) {
      ClassModel above =
          model.superclass() == null ? null : classes.find(model.superclass().name());
      model = above;
    }
    return ConstructorEffects.key(model == null ? owner : model.name(), field);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!flow.isReachable()) {
      return;
    }
    Type[] types = Type.getArgumentTypes(descriptor);
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      arguments.add(0, flow.pop());
    }
    Object receiver = opcode == Opcodes.INVOKESTATIC ? new Content.Other() : flow.pop();
    if (name.equals("<init>")) {
      made(receiver, owner, descriptor, arguments);
      return;
    }
    boolean isStatic = opcode == Opcodes.INVOKESTATIC;
    if (arguments.contains(THIS)
        || THIS.equals(receiver)
        || KnownCalls.mayChange(isStatic, owner, name, descriptor, receiver, arguments)) {
      flow.giveUp();
    }
    if (!descriptor.endsWith(")V")) {
      flow.push(KnownCalls.result(owner, name, descriptor, arguments));
    }
  }

  /** A constructor is called: of this object's superclass, of this class, or of another object. */
  private void made(Object receiver, String owner, String descriptor, List<Object> arguments) {
    if (THIS.equals(receiver)) {
      if (!owner.equals("java/lang/Object") && !owner.equals("java/lang/Record")) {
        delegate(ClassFileReader.dotted(owner), descriptor, arguments);
      }
    } else if (receiver instanceof Made made) {
      if (arguments.contains(THIS)) {
        flow.giveUp();
      }
      flow.replace(made, KnownCalls.made(owner, descriptor, arguments));
    } else {
      flow.giveUp();
    }
  }

  private void delegate(String owner, String descriptor, List<Object> arguments) {
    ClassModel model = classes.find(owner);
    MethodModel called =
        model == null
            ? null
            : model.methods().stream()
                .filter(each -> each.isConstructor() && each.descriptor().equals(descriptor))
                .findFirst()
                .orElse(null);
    if (called == null || called.hasHiddenParameters()) {
      flow.giveUp();
      return;
    }
    ConstructorEffects effects = read(classes, called, depth + 1);
    Map<Integer, Content> contents = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Object argument = arguments.get(i);
      contents.put(i, argument instanceof Content content ? content : new Content.Other());
    }
    if (!effects.isKnown() || arguments.contains(THIS)) {
      flow.giveUp();
    }
    flow.putAll(effects.with(contents));
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, net.bytebuddy.jar.asm.Handle handle, Object... arguments) {
    if (!flow.isReachable()) {
      return;
    }
    for (int i = 0; i < Type.getArgumentTypes(descriptor).length; i++) {
      if (THIS.equals(flow.pop())) {
        flow.giveUp(); // A lambda that knows the object may change it.
      }
    }
    flow.push(new Content.Other());
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    if (!flow.isReachable()) {
      return;
    }
    switch (opcode) {
      case Opcodes.GOTO -> {
        flow.leave(label);
        flow.stop();
      }
      case Opcodes.IFEQ,
          Opcodes.IFNE,
          Opcodes.IFLT,
          Opcodes.IFGE,
          Opcodes.IFGT,
          Opcodes.IFLE,
          Opcodes.IFNULL,
          Opcodes.IFNONNULL -> {
        flow.pop();
        flow.leave(label);
      }
      default -> {
        flow.pop();
        flow.pop();
        flow.leave(label);
      }
    }
  }

  @Override
  public void visitLabel(Label label) {
    flow.arrive(label);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    if (flow.isReachable()) {
      other(dimensions, true);
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    flow.giveUp();
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    flow.giveUp();
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    flow.giveUp();
  }
}
