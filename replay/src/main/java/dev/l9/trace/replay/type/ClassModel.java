package dev.l9.trace.replay.type;

import dev.l9.trace.replay.type.JavaType.ClassType;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of a class.
 *
 * @param name the binary name
 * @param access as the source declares it, also for a nested class
 * @param nesting where it stands in the source
 * @param superclass null for {@code Object} and interfaces
 * @param components those of a record
 * @param language {@code Kotlin}, {@code Scala} or {@code Groovy}; {@code Java} for all others
 * @param code the class file
 */
public record ClassModel(
    String name,
    int access,
    Nesting nesting,
    List<JavaType.Variable> typeParameters,
    @Nullable ClassType superclass,
    List<ClassType> interfaces,
    List<FieldModel> fields,
    List<MethodModel> methods,
    List<FieldModel> components,
    String language,
    ClassCode code) {

  /** Where a class stands. */
  public sealed interface Nesting {

    /** In a file. */
    record TopLevel() implements Nesting {}

    /** In a class. An inner one has an object of that class around it. */
    record Member(String outer, String simpleName, boolean isInner) implements Nesting {}

    /** In a method, or without a name. */
    record Local() implements Nesting {}
  }

  public ClassModel {
    typeParameters = List.copyOf(typeParameters);
    interfaces = List.copyOf(interfaces);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    components = List.copyOf(components);
  }

  public boolean isPublic() {
    return (access & Opcodes.ACC_PUBLIC) != 0;
  }

  public boolean isPrivate() {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  public boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  public boolean isAbstract() {
    return (access & Opcodes.ACC_ABSTRACT) != 0;
  }

  public boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  public boolean isRecord() {
    return superclass != null && superclass.name().equals("java.lang.Record");
  }

  public String packageName() {
    return packageOf(name);
  }

  /** The package of a class with this binary name. */
  public static String packageOf(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /** The class as a type, whose arguments are its own parameters. */
  public ClassType asType() {
    return new ClassType(name, List.copyOf(typeParameters));
  }

  /** Whether it declares a method of this form. */
  public boolean declares(String method, String descriptor) {
    return methods.stream()
        .anyMatch(each -> each.name().equals(method) && each.descriptor().equals(descriptor));
  }
}
