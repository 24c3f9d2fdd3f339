package dev.l9.trace.agent.advice;

import dev.l9.trace.bootstrap.bridge.L9ApiDispatcher;
import dev.l9.trace.bootstrap.bridge.L9ContextDispatcher;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Connects the API in the application with the agent. It replaces the body of each static method of
 * {@code AgentLink} by a call of the bridge's method of the same name and descriptor.
 */
final class ApiSeamWriter extends ClassVisitor {

  static final String SEAM = "dev/l9/trace/AgentLink";

  private ApiSeamWriter(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  static byte[] write(ClassReader reader) {
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new ApiSeamWriter(writer), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & Opcodes.ACC_STATIC) == 0) {
      return next;
    }
    writeCall(next, name, descriptor);
    return null; // The original body is not read.
  }

  private static Class<?> bridgeOf(String name) {
    return switch (name) {
      case "isAttached", "captureContext", "attachContext", "detachContext" ->
          L9ContextDispatcher.class;
      default -> L9ApiDispatcher.class;
    };
  }

  private static void writeCall(MethodVisitor code, String name, String descriptor) {
    code.visitCode();
    int slot = 0;
    for (Type type : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      slot += type.getSize();
    }
    String bridge = Type.getInternalName(bridgeOf(name));
    code.visitMethodInsn(Opcodes.INVOKESTATIC, bridge, name, descriptor, false);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
