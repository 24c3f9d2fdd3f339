package dev.l9.trace.agent.scan;

import dev.l9.trace.bootstrap.bridge.L9TraceDispatcher;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads one method of a class file into a {@link ScannedMethod}.
 *
 * <p>JaCoCo's agent may have changed the method before. Its probes, which store true in an array,
 * aren't counted as code of the method. So a method that only returns a field is still recognised
 * as such.
 */
public final class MethodScanner extends MethodVisitor {

  private static final String BRIDGE = Type.getInternalName(L9TraceDispatcher.class);

  public static final String SENSITIVE = "Ldev/l9/trace/L9Sensitive;";
  private static final String PROBES = "$jacocoInit";

  private final ScannedClass owner;
  private final ScannedMethod method;
  private final AnnotationScanner annotations;
  private final PropertyAccessor property;
  private final FieldFlow flow;
  private @Nullable Label start;
  private @Nullable String firstTested;
  private boolean readsField;
  private boolean doesMore;

  MethodScanner(ScannedClass owner, ScannedMethod method, AnnotationScanner annotations) {
    super(Opcodes.ASM9);
    this.owner = owner;
    this.method = method;
    this.annotations = annotations;
    this.property = new PropertyAccessor(owner, method);
    this.flow = new FieldFlow(owner, method);
  }

  @Override
  public void visitParameter(@Nullable String name, int access) {
    method.declaredParameters.add(new ScannedMethod.Parameter(name, access));
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    if (descriptor.equals(SENSITIVE)) {
      method.sensitiveResult = true;
    }
    method.jvmStatic |= descriptor.equals("Lkotlin/jvm/JvmStatic;");
    return annotations.scan(descriptor, method);
  }

  @Override
  public void visitAnnotableParameterCount(int parameterCount, boolean visible) {
    if (visible) {
      method.annotatedParameters = parameterCount;
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitParameterAnnotation(
      int parameter, String descriptor, boolean visible) {
    if (descriptor.equals(SENSITIVE)) {
      method.sensitiveParameters.add(parameter);
    }
    return annotations.scanParameter(descriptor, parameter, method);
  }

  @Override
  public void visitCode() {
    method.hasCode = true;
  }

  @Override
  public void visitLabel(Label label) {
    if (start == null) {
      start = label;
    }
  }

  @Override
  public void visitLineNumber(int line, Label at) {
    if (method.firstLine == 0) {
      method.firstLine = line;
    }
  }

  @Override
  public void visitLocalVariable(
      String name, String descriptor, @Nullable String signature, Label from, Label to, int index) {
    if (from == start) {
      method.variableNames.putIfAbsent(index, name);
    }
    method.inline |= name.startsWith("$i$f$") && name.endsWith(method.name);
    method.accessor |=
        index == (method.isStatic() ? 0 : 1) && PropertyAccessor.isSetter(method, name);
  }

  @Override
  public void visitInsn(int opcode) {
    boolean isReturn = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    method.returns += isReturn ? 1 : 0;
    boolean isConstant = opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5;
    doesMore |= !isReturn && !isConstant && opcode != Opcodes.BASTORE;
    flow.instruction(opcode);
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    flow.variable(opcode, slot);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    doesMore |= opcode == Opcodes.NEWARRAY;
  }

  @Override
  public void visitLdcInsn(Object value) {
    doesMore |= !(value instanceof Integer) && !(value instanceof ConstantDynamic);
    property.constant(value);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.INSTANCEOF && !doesMore && method.maySuspend()) {
      firstTested = type;
    }
    doesMore |= opcode != Opcodes.CHECKCAST;
    flow.type(opcode);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    doesMore |= !name.equals(PROBES);
    method.traced |= owner.equals(BRIDGE);
    if (this.owner.language != SourceLanguage.OTHER) {
      method.forwards |=
          GeneratedMethods.isForward(
              this.owner, method, opcode, new GeneratedMethods.Callee(owner, name, descriptor));
      method.accessor |= property.call(name);
    }
    flow.call(name, descriptor);
    if (method.isBridge() && name.equals(method.name)) {
      method.bridgeTo = descriptor;
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    boolean isOwn = property.readsField(opcode, name);
    readsField |= isOwn;
    doesMore |= !isOwn && opcode != Opcodes.GETSTATIC;
    method.accessor |= property.field(name);
    flow.field(opcode, owner, name, descriptor);
    if (owner.equals(firstTested) && name.equals("label") && descriptor.equals("I")) {
      method.stateClass = owner;
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    if (bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods")) {
      method.trivial = true;
    }
    doesMore = true;
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    doesMore = true;
    flow.jump(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    method.maxLocals = maxLocals;
    method.trivial |= readsField && !doesMore;
  }
}
