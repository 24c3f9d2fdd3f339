package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.classfile.ClassReaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Restores the names of parameters in the methods of a loaded class: the {@code MethodParameters}
 * of its class file. Before version 19, the JVM leaves them out when it gives the code of a loaded
 * class to an agent (JDK-8240908), and frameworks that bind parameters by name would then fail.
 */
public final class ParameterNames {

  /** Debug information isn't skipped, since ASM counts the names of parameters as such. */
  private static final int SKIP = ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES;

  private ParameterNames() {}

  private record Parameter(@Nullable String name, int access) {}

  /** Returns the code of a class with the names in its class file; null if none are missing. */
  public static byte @Nullable [] restore(byte[] code, byte[] classFile) {
    Map<String, List<Parameter>> wanted = read(classFile);
    wanted.keySet().removeAll(read(code).keySet());
    if (wanted.isEmpty()) {
      return null;
    }
    ClassReader reader = ClassReaders.of(code);
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            List<Parameter> parameters = wanted.get(name + descriptor);
            if (parameters == null) {
              return next;
            }
            for (Parameter parameter : parameters) {
              next.visitParameter(parameter.name(), parameter.access());
            }
            // This wrapper is needed, since ASM copies a method unchanged if it gets the writer's
            // own visitor.
            return new MethodVisitor(Opcodes.ASM9, next) {};
          }
        };
    reader.accept(visitor, 0);
    return writer.toByteArray();
  }

  private static Map<String, List<Parameter>> read(byte[] classFile) {
    Map<String, List<Parameter>> found = new HashMap<>();
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitParameter(@Nullable String parameter, int flags) {
                found
                    .computeIfAbsent(name + descriptor, method -> new ArrayList<>())
                    .add(new Parameter(parameter, flags));
              }
            };
          }
        };
    ClassReaders.of(classFile).accept(visitor, SKIP);
    return found;
  }
}
