package dev.l9.trace.agent.advice;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Decides how values of each type are passed to the bridge. Integers become long; double and
 * boolean values stay as they are. So these need no boxes. All other values are passed as objects.
 */
final class Primitives {

  private Primitives() {}

  /** The descriptor of the bridge's parameter for a value of this type. */
  static String bridgeType(Type type) {
    return switch (type.getSort()) {
      case Type.BYTE, Type.SHORT, Type.INT, Type.LONG -> "J";
      case Type.DOUBLE -> "D";
      case Type.BOOLEAN -> "Z";
      default -> "Ljava/lang/Object;";
    };
  }

  /** Writes the code that converts the topmost value, which is of this type, for the bridge. */
  static void convert(MethodVisitor code, Type type) {
    switch (type.getSort()) {
      case Type.BYTE, Type.SHORT, Type.INT -> code.visitInsn(Opcodes.I2L);
      // A character is shown as a text, and a float has fewer digits than the equal double.
      case Type.CHAR -> box(code, type, "java/lang/Character");
      case Type.FLOAT -> box(code, type, "java/lang/Float");
      default -> {}
    }
  }

  private static void box(MethodVisitor code, Type type, String box) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false);
  }
}
