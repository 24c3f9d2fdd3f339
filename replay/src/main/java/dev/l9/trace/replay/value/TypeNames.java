package dev.l9.trace.replay.value;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ClassModel.Nesting;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.JavaType.Primitive;
import dev.l9.trace.replay.type.JavaType.Variable;
import dev.l9.trace.replay.type.Program;

/** The names of types in the source of a test. */
public final class TypeNames {

  private TypeNames() {}

  /** The name of a class that the test may name. */
  public static ClassName of(Program program, String name) {
    ClassModel model = program.require(name, "");
    if (model.nesting() instanceof Nesting.Member member) {
      return of(program, member.outer()).nestedClass(member.simpleName());
    }
    String packageName = model.packageName();
    return ClassName.get(
        packageName, packageName.isEmpty() ? name : name.substring(packageName.length() + 1));
  }

  /** The type, with its type arguments; what nothing is known of is {@code Object}. */
  public static TypeName of(Program program, JavaType type) {
    if (type instanceof Primitive primitive) {
      return primitive(primitive.name());
    } else if (type instanceof ArrayType array) {
      return ArrayTypeName.of(of(program, array.element()));
    } else if (type instanceof Variable variable) {
      return of(program, JavaType.of(variable.rawName()));
    }
    ClassType named = (ClassType) type;
    ClassName raw = of(program, named.name());
    return named.arguments().isEmpty()
        ? raw
        : ParameterizedTypeName.get(
            raw,
            named.arguments().stream()
                .map(argument -> of(program, argument).box())
                .toArray(TypeName[]::new));
  }

  /** The type without its type arguments, as class literals and arrays have it. */
  public static TypeName raw(Program program, JavaType type) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(raw(program, array.element()));
    }
    return type instanceof Primitive primitive
        ? primitive(primitive.name())
        : of(program, type.rawName());
  }

  private static TypeName primitive(String name) {
    return switch (name) {
      case "int" -> TypeName.INT;
      case "long" -> TypeName.LONG;
      case "double" -> TypeName.DOUBLE;
      case "float" -> TypeName.FLOAT;
      case "boolean" -> TypeName.BOOLEAN;
      case "byte" -> TypeName.BYTE;
      case "short" -> TypeName.SHORT;
      case "char" -> TypeName.CHAR;
      default -> TypeName.VOID;
    };
  }
}
