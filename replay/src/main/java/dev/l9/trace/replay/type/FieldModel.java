package dev.l9.trace.replay.type;

import net.bytebuddy.jar.asm.Opcodes;

/** A field, or a component of a record. */
public record FieldModel(String owner, String name, int access, JavaType type) {

  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  public boolean isFinal() {
    return (access & Opcodes.ACC_FINAL) != 0;
  }

  /** Whether it is a constant of an enum. */
  public boolean isEnumConstant() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  public boolean isPrivate() {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }
}
