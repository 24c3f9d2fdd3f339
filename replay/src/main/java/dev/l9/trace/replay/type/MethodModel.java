package dev.l9.trace.replay.type;

import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A method or a constructor.
 *
 * @param owner the binary name of its class
 * @param parameters those that the source declares
 * @param hasOpenResult whether the result's type has wildcards, which a variable of it can't have
 *     in all cases
 * @param exceptions the binary names of what it declares to throw
 */
public record MethodModel(
    String owner,
    String name,
    String descriptor,
    int access,
    List<JavaType.Variable> typeParameters,
    List<Parameter> parameters,
    JavaType result,
    boolean hasOpenResult,
    List<String> exceptions) {

  /**
   * A parameter of the source.
   *
   * @param slot its local variable
   */
  public record Parameter(String name, JavaType type, int slot) {}

  public MethodModel {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    exceptions = List.copyOf(exceptions);
  }

  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  public boolean isPrivate() {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  public boolean isPublic() {
    return (access & Opcodes.ACC_PUBLIC) != 0;
  }

  public boolean isVarargs() {
    return (access & Opcodes.ACC_VARARGS) != 0;
  }

  public boolean isConstructor() {
    return name.equals("<init>");
  }

  /** Whether the compiler made it, and the source doesn't have it. */
  public boolean isSynthetic() {
    return (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
  }

  public boolean isVoid() {
    return result instanceof JavaType.Primitive primitive && primitive.name().equals("void");
  }

  /** Whether the JVM gives it more parameters than the source. */
  public boolean hasHiddenParameters() {
    return Type.getArgumentTypes(descriptor).length != parameters.size();
  }
}
