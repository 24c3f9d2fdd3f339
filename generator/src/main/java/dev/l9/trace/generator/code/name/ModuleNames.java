package dev.l9.trace.generator.code.name;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** The names of all that a module is generated of. Immutable. */
public final class ModuleNames {

  private final String packageName;
  private final String name;
  private final TypeNames types;

  /** The names of the module of this spec. */
  public ModuleNames(ModuleSpec spec, Extractions extractions) {
    this.packageName = spec.identity().packageName();
    this.name = spec.identity().name();
    this.types = new TypeNames(spec, api(), extractions);
  }

  /** The package of all types. */
  public String packageName() {
    return packageName;
  }

  /** The interface of the operations; the declared types and ports are nested in it. */
  public ClassName api() {
    return ClassName.get(packageName, name);
  }

  /** The class that carries the operations out. */
  public ClassName service() {
    return ClassName.get(packageName, name + "Service");
  }

  /** The common type of the errors. */
  public ClassName exception() {
    return ClassName.get(packageName, name + "Exception");
  }

  /** An error of the error policy. */
  public ClassName error(String error) {
    return exception().nestedClass(error);
  }

  /** What remembers calls. */
  public ClassName recentCalls() {
    return ClassName.get(packageName, "RecentCalls");
  }

  /** The tests of the types. */
  public ClassName typesTest() {
    return ClassName.get(packageName, name + "Test");
  }

  /** The tests of the operations. */
  public ClassName serviceTest() {
    return ClassName.get(packageName, name + "ServiceTest");
  }

  /**
   * A type that the module declares: a record, an enum or a port. It is named as if the interface
   * were a package, so that files import it and have its simple name.
   */
  public ClassName declared(String typeName) {
    return ClassName.get(api().canonicalName(), typeName);
  }

  /**
   * The Java type.
   *
   * @throws IllegalArgumentException if nothing of that name is known
   */
  public TypeName type(TypeRef type) {
    return find(type).orElseThrow(() -> new IllegalArgumentException("no type is called " + type));
  }

  /** The Java type; empty if nothing of that name is known. */
  public Optional<TypeName> find(TypeRef type) {
    return types.find(type);
  }

  /** The name of a field or variable that holds a value of this type. */
  public static String variable(String typeName) {
    String name = decapitalized(typeName.substring(typeName.lastIndexOf('.') + 1));
    return SourceVersion.isKeyword(name) ? name + "Value" : name;
  }

  /** The text with a small letter at its beginning. */
  public static String decapitalized(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** The text with a capital letter at its beginning. */
  public static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** {@code camelCase} as the name of a constant: {@code CAMEL_CASE}. */
  public static String constant(String text) {
    return text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  /** Where the file of a type is, relative to the module's folder. */
  public static String mainFile(ClassName type) {
    return "src/main/java/" + path(type);
  }

  /** Where the file of a test is, relative to the module's folder. */
  public static String testFile(ClassName type) {
    return "src/test/java/" + path(type);
  }

  private static String path(ClassName type) {
    String simple = type.simpleName() + ".java";
    return type.packageName().isEmpty()
        ? simple
        : type.packageName().replace('.', '/') + "/" + simple;
  }
}
