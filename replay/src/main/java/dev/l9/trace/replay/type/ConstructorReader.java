package dev.l9.trace.replay.type;

import dev.l9.trace.replay.type.ConstructorEffects.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final Set<String> PASSING =
      Set.of("java/util/Objects.requireNonNull", "java/util/Objects.requireNonNullElse");

  private static final Set<String> COPIES =
      Set.of("java/util/List.copyOf", "java/util/Set.copyOf", "java/util/Map.copyOf");

  private static final Set<String> WRAPPERS =
      Set.of("unmodifiableList", "unmodifiableMap", "unmodifiableSet", "unmodifiableCollection");

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
  private final Map<String, Content> fields = new HashMap<>();
  private final Map<Label, List<Object>> jumps = new HashMap<>();
  private final Map<Integer, Object> variables = new HashMap<>();
  private List<Object> stack = new ArrayList<>();
  private int made;
  private boolean isKnown = true;
  private boolean isReachable = true;

  private ConstructorReader(ClassPath classes, MethodModel constructor, int depth) {
    super(Opcodes.ASM9);
    this.classes = classes;
    this.depth = depth;
    variables.put(0, THIS);
    for (int i = 0; i < constructor.parameters().size(); i++) {
      variables.put(constructor.parameters().get(i).slot(), new Content.Argument(i));
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
    return new ConstructorEffects(reader.fields, reader.isKnown);
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object pop() {
    if (stack.isEmpty()) {
      isKnown = false;
      return new Content.Other();
    }
    return stack.remove(stack.size() - 1);
  }

  private void other(int pops, boolean pushes) {
    for (int i = 0; i < pops; i++) {
      pop();
    }
    if (pushes) {
      push(new Content.Other());
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (!isReachable) {
      return;
    }
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      push(new Content.Constant(opcode - Opcodes.ICONST_0));
      return;
    }
    switch (opcode) {
      case Opcodes.NOP -> {}
      case Opcodes.ACONST_NULL -> push(new Content.Constant(null));
      case Opcodes.LCONST_0, Opcodes.LCONST_1 ->
          push(new Content.Constant((long) opcode - Opcodes.LCONST_0));
      case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 ->
          push(new Content.Constant((float) opcode - Opcodes.FCONST_0));
      case Opcodes.DCONST_0, Opcodes.DCONST_1 ->
          push(new Content.Constant((double) opcode - Opcodes.DCONST_0));
      case Opcodes.POP -> pop();
      case Opcodes.DUP -> {
        Object top = pop();
        push(top);
        push(top);
      }
      case Opcodes.ATHROW -> isReachable = false;
      case Opcodes.RETURN -> isReachable = false;
      default -> isKnown = false; // Arithmetic and the like: what comes of it isn't known.
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (isReachable) {
      if (opcode == Opcodes.NEWARRAY) {
        other(1, true);
      } else {
        push(new Content.Constant(operand));
      }
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    if (isReachable) {
      push(value instanceof Type ? new Content.Other() : new Content.Constant(value));
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (!isReachable) {
      return;
    }
    if (opcode >= Opcodes.ISTORE) {
      variables.put(variable, pop());
    } else {
      push(variables.getOrDefault(variable, new Content.Other()));
    }
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    variables.put(variable, new Content.Other());
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (!isReachable) {
      return;
    }
    switch (opcode) {
      case Opcodes.NEW -> push(new Made(type, made++));
      case Opcodes.CHECKCAST -> {}
      default -> other(1, true);
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (!isReachable) {
      return;
    }
    switch (opcode) {
      case Opcodes.GETSTATIC -> push(new Content.Other());
      case Opcodes.PUTSTATIC -> isKnown = false;
      case Opcodes.GETFIELD -> {
        boolean isOwn = THIS.equals(pop());
        String key = ConstructorEffects.key(ClassFileReader.dotted(owner), name);
        push(isOwn ? fields.getOrDefault(key, new Content.Constant(null)) : new Content.Other());
      }
      default -> {
        Object value = pop();
        if (THIS.equals(pop())) {
          String key = ConstructorEffects.key(ClassFileReader.dotted(owner), name);
          fields.put(key, value instanceof Content content ? content : contentOf(value));
        } else {
          isKnown = false;
        }
      }
    }
  }

  private static Content contentOf(Object value) {
    return value instanceof Made made && made.type().startsWith("java/util/")
        ? new Content.Empty()
        : new Content.Other();
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!isReachable) {
      return;
    }
    Type[] types = Type.getArgumentTypes(descriptor);
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      arguments.add(0, pop());
    }
    Object receiver = opcode == Opcodes.INVOKESTATIC ? new Content.Other() : pop();
    if (name.equals("<init>")) {
      made(receiver, owner, descriptor, arguments);
      return;
    }
    isKnown &= !arguments.contains(THIS) && !THIS.equals(receiver);
    if (!descriptor.endsWith(")V")) {
      push(result(owner + "." + name, name, arguments));
    }
  }

  private static Object result(String method, String name, List<Object> arguments) {
    Object first = arguments.isEmpty() ? new Content.Other() : arguments.get(0);
    boolean isBoxing = name.equals("valueOf") && arguments.size() == 1;
    if (PASSING.contains(method) || (isBoxing && method.startsWith("java/lang/"))) {
      return first;
    }
    boolean isCopy =
        COPIES.contains(method)
            || (method.startsWith("java/util/Collections.") && WRAPPERS.contains(name));
    if (isCopy && first instanceof Content.Argument argument) {
      return new Content.Copy(argument.index());
    }
    boolean isEmpty =
        (arguments.isEmpty() && name.equals("of") && method.startsWith("java/util/"))
            || method.startsWith("java/util/Collections.empty");
    return isEmpty || (isCopy && first instanceof Content.Empty)
        ? new Content.Empty()
        : new Content.Other();
  }

  /** A constructor is called: of this object's superclass, of this class, or of another object. */
  private void made(Object receiver, String owner, String descriptor, List<Object> arguments) {
    if (THIS.equals(receiver)) {
      if (!owner.equals("java/lang/Object") && !owner.equals("java/lang/Record")) {
        delegate(ClassFileReader.dotted(owner), descriptor, arguments);
      }
    } else if (receiver instanceof Made made) {
      isKnown &= !arguments.contains(THIS);
      boolean isCollection = made.type().startsWith("java/util/");
      Object now = new Content.Other();
      if (isCollection && arguments.size() == 1 && arguments.get(0) instanceof Content.Argument a) {
        now = descriptor.startsWith("(I") ? now : new Content.Copy(a.index());
      } else if (isCollection && isOnlyOfNumbers(descriptor)) {
        now = new Content.Empty();
      }
      Object result = now;
      stack.replaceAll(each -> each.equals(made) ? result : each);
    } else {
      isKnown = false;
    }
  }

  /** Whether it is called with capacities at most, as collections are when they are made empty. */
  private static boolean isOnlyOfNumbers(String descriptor) {
    return descriptor.matches("\\([IF]*\\)V");
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
      isKnown = false;
      return;
    }
    ConstructorEffects effects = read(classes, called, depth + 1);
    Map<Integer, Content> contents = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Object argument = arguments.get(i);
      contents.put(i, argument instanceof Content content ? content : contentOf(argument));
    }
    isKnown &= effects.isKnown();
    fields.putAll(effects.with(contents));
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, net.bytebuddy.jar.asm.Handle handle, Object... arguments) {
    if (isReachable) {
      other(Type.getArgumentTypes(descriptor).length, true);
    }
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    if (!isReachable) {
      return;
    }
    switch (opcode) {
      case Opcodes.GOTO -> {
        leave(label);
        isReachable = false;
      }
      case Opcodes.IFEQ,
          Opcodes.IFNE,
          Opcodes.IFLT,
          Opcodes.IFGE,
          Opcodes.IFGT,
          Opcodes.IFLE,
          Opcodes.IFNULL,
          Opcodes.IFNONNULL -> {
        pop();
        leave(label);
      }
      default -> {
        pop();
        pop();
        leave(label);
      }
    }
  }

  /**
   * Notes how the stack is at the end of a jump. Fields that were set on the way aren't followed.
   */
  private void leave(Label label) {
    List<Object> state = new ArrayList<>(stack);
    state.add(new HashMap<>(fields));
    List<Object> before = jumps.put(label, state);
    isKnown &= before == null || before.equals(state);
  }

  @Override
  public void visitLabel(Label label) {
    List<Object> arriving = jumps.remove(label);
    if (arriving == null) {
      return;
    }
    List<Object> there = new ArrayList<>(arriving.subList(0, arriving.size() - 1));
    if (isReachable) { // Two ways meet here. They may differ in nothing.
      isKnown &= arriving.get(arriving.size() - 1).equals(fields) && there.equals(stack);
    } else {
      isReachable = true;
      stack = there;
      isKnown &= arriving.get(arriving.size() - 1).equals(fields);
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    isKnown = false;
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    isKnown = false;
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    isKnown = false;
  }
}
