package dev.l9.trace.replay.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds the methods of a class that return a field and do nothing else. */
public final class Getters {

  private Getters() {}

  /** The names of these methods by the names of the fields; private ones aren't among them. */
  public static Map<String, String> of(ClassModel model) {
    Map<String, String> getters = new HashMap<>();
    ClassFileReader.asm(model.code().bytes())
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                boolean isCallable = (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0;
                return isCallable && descriptor.startsWith("()") ? new Body(name, getters) : null;
              }
            },
            ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return getters;
  }

  /** Whether the {@code equals} of a record is the one that the compiler makes. */
  public static boolean hasGeneratedEquals(ClassModel model) {
    boolean[] found = new boolean[1];
    ClassFileReader.asm(model.code().bytes())
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                boolean isEquals =
                    name.equals("equals") && descriptor.equals("(Ljava/lang/Object;)Z");
                return isEquals ? new Bootstrap(found) : null;
              }
            },
            ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return found[0];
  }

  /** Whether code of an inner class reads its reference to the object around it. */
  static boolean readsOuter(ClassModel model) {
    boolean[] found = new boolean[1];
    ClassFileReader.asm(model.code().bytes())
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    found[0] |= opcode == Opcodes.GETFIELD && field.startsWith("this$");
                  }
                };
              }
            },
            ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return found[0];
  }

  /** Looks for the call that is linked by {@code ObjectMethods}. */
  private static final class Bootstrap extends MethodVisitor {
    private final boolean[] found;

    Bootstrap(boolean[] found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle handle, Object... arguments) {
      found[0] |= handle.getOwner().equals("java/lang/runtime/ObjectMethods");
    }
  }

  /** Takes the code {@code return this.field}. */
  private static final class Body extends MethodVisitor {
    private final String name;
    private final Map<String, String> getters;
    private final List<String> code = new ArrayList<>();

    Body(String name, Map<String, String> getters) {
      super(Opcodes.ASM9);
      this.name = name;
      this.getters = getters;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      code.add(opcode == Opcodes.ALOAD && variable == 0 ? "this" : "other");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
      code.add(opcode == Opcodes.GETFIELD ? "." + field : "other");
    }

    @Override
    public void visitInsn(int opcode) {
      code.add(opcode >= Opcodes.IRETURN && opcode < Opcodes.RETURN ? "return" : "other");
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String descriptor, boolean isInterface) {
      code.add("other");
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      code.add("other");
    }

    @Override
    public void visitLdcInsn(Object value) {
      code.add("other");
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      code.add("other");
    }

    @Override
    public void visitEnd() {
      if (code.size() == 3
          && code.get(0).equals("this")
          && code.get(1).startsWith(".")
          && code.get(2).equals("return")) {
        getters.merge(code.get(1).substring(1), name, (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
  }
}
