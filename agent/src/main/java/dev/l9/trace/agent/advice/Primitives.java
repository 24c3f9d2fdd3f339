package dev.l9.trace.agent.advice;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * How values of each type go over the bridge: integers as long, decimals and truth values as they
 * are, so that they needn't be boxed; all others as objects.
 */
final class Primitives {

  private Primitives() {}

  /** The descriptor of what the bridge takes for a value of this type. */
  static String bridgeType(Type type) {
    return switch (type.getSort()) {
      case Type.BYTE, Type.SHORT, Type.INT, Type.LONG -> "J";
      case Type.DOUBLE -> "D";
      case Type.BOOLEAN -> "Z";
      default -> "Ljava/lang/Object;";
    };
  }

  /** Emits what makes the topmost value, of this type, one of the bridge's. */
  static void convert(MethodVisitor code, Type type) {
    switch (type.getSort()) {
      case Type.BYTE, Type.SHORT, Type.INT -> code.visitInsn(Opcodes.I2L);
      // A character is a text, and a float has fewer digits than the same double.
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
