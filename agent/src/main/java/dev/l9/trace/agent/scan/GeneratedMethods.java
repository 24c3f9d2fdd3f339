package dev.l9.trace.agent.scan;

import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Recognises methods that tools, and compilers of languages other than Java, add without setting a
 * flag.
 *
 * <p>Kotlin and Scala give line numbers to methods of the source, and to few others. Groovy
 * annotates the methods that it adds. Where line numbers aren't enough, the names that the
 * compilers choose are used.
 */
public final class GeneratedMethods {

  /** The annotation that Groovy puts on the methods of traits. */
  private static final String TRAIT_BRIDGE =
      "Lorg/codehaus/groovy/transform/trait/Traits$TraitBridge;";

  /**
   * The simple name of annotations, such as Lombok's and Groovy's, by which coverage tools too
   * recognise generated code.
   */
  private static final String GENERATED = "Generated;";

  private static final Set<String> CASE_CLASS =
      Set.of(
          "productIterator",
          "productElementNames",
          "productArity",
          "productPrefix",
          "productElement",
          "productElementName",
          "canEqual",
          "copy",
          "hashCode",
          "equals",
          "toString");

  private static final Set<String> CASE_COMPANION =
      Set.of("apply", "unapply", "fromProduct", "toString");

  private GeneratedMethods() {}

  /** Whether an annotation, of any package, says that a tool made what is annotated. */
  public static boolean isGenerated(String annotation) {
    int before = annotation.length() - GENERATED.length() - 1;
    return annotation.equals(TRAIT_BRIDGE)
        || (annotation.endsWith(GENERATED)
            && (before == 0
                || annotation.charAt(before) == '/'
                || annotation.charAt(before) == '$'));
  }

  /**
   * Whether a tool made a method. Groovy also annotates a script's own code so, which has line
   * numbers.
   */
  public static boolean isGenerated(ScannedClass owner, ScannedMethod method) {
    boolean isScript = owner.language == SourceLanguage.GROOVY && method.hasLines();
    return owner.generated || (method.generated && !isScript);
  }

  /**
   * Whether a method that a compiler made is the body of a lambda, judging by the name that
   * compilers give it.
   */
  public static boolean isLambda(ScannedMethod method) {
    String name = method.name;
    return name.startsWith("lambda$") || name.contains("$lambda$") || name.contains("$anonfun$");
  }

  /**
   * Whether the method only passes a call on to a method that the source declares. Compilers copy
   * annotations to such methods, so tracing both would count an execution twice.
   */
  public static boolean isForwarder(ScannedClass owner, ScannedMethod method) {
    return switch (owner.language) {
      case KOTLIN, SCALA -> method.forwards || (!method.hasLines() && owner.hasLines());
      case GROOVY -> !method.hasLines() && method.generated;
      case OTHER -> false;
    };
  }

  /** Whether this is the call by which a forwarder passes its own call on. */
  static boolean isForward(ScannedClass owner, ScannedMethod method, int opcode, Callee callee) {
    String name = method.name;
    return switch (owner.language) {
      case KOTLIN ->
          (callee.name.endsWith("$jd") && callee.name.startsWith(name, "access$".length()))
              || (method.jvmStatic && isCompanionCall(owner, method, opcode, callee));
      case SCALA -> isScalaForward(owner, method, opcode, callee);
      default -> false;
    };
  }

  private static boolean isScalaForward(
      ScannedClass owner, ScannedMethod method, int opcode, Callee callee) {
    String name = method.name;
    boolean isMixin = opcode == Opcodes.INVOKESTATIC && isNamed(callee.name, name, "$");
    boolean isOfTrait =
        owner.isInterface()
            && callee.owner.equals(owner.internalName)
            && isNamed(name, callee.name, "$");
    boolean isOfObject =
        isNamed(callee.owner, owner.internalName, "$")
            && (isNamed(callee.name, name, "$extension")
                || (method.isStatic() && callee.name.equals(name)));
    return isMixin || isOfTrait || isOfObject;
  }

  private static boolean isNamed(String name, String beginning, String end) {
    return name.length() == beginning.length() + end.length()
        && name.startsWith(beginning)
        && name.endsWith(end);
  }

  /**
   * Whether the call is one of a static method to the method of its class's companion. An {@code
   * object} of Kotlin has static methods of its own, so these don't count.
   */
  private static boolean isCompanionCall(
      ScannedClass owner, ScannedMethod method, int opcode, Callee callee) {
    return method.isStatic()
        && !owner.isKotlinObject
        && opcode == Opcodes.INVOKEVIRTUAL
        && callee.owner.startsWith(owner.internalName + "$")
        && callee.name.equals(method.name)
        && callee.descriptor.equals(method.descriptor);
  }

  /** A method that is called. */
  record Callee(String owner, String name, String descriptor) {}

  /**
   * Whether the source doesn't declare this as a method. It may be the body of a lambda, the
   * accessor of a property without code of its own, or a method that is added to a data class, a
   * case class or an aspect.
   */
  public static boolean isImplicit(ScannedClass owner, ScannedMethod method) {
    return switch (owner.language) {
      case KOTLIN ->
          owner.superName.startsWith("kotlin/coroutines/jvm/internal/")
              || owner.superName.equals("kotlin/jvm/internal/Lambda")
              || method.name.contains("$lambda$")
              || method.accessor
              || method.trivial;
      case GROOVY -> owner.superName.equals("groovy/lang/Closure");
      case SCALA -> isScalaImplicit(owner, method);
      case OTHER -> isOfAspectJ(owner, method);
    };
  }

  private static boolean isOfAspectJ(ScannedClass owner, ScannedMethod method) {
    return method.name.startsWith("ajc$")
        || (owner.isAspect
            && method.isStatic()
            && (method.name.equals("aspectOf") || method.name.equals("hasAspect")));
  }

  private static boolean isScalaImplicit(ScannedClass owner, ScannedMethod method) {
    return method.trivial
        || method.accessor
        || method.name.contains("$lzy")
        || method.name.contains("$default$")
        || method.name.contains("$anonfun$")
        || isOfCaseClass(method, owner.method("productArity"), CASE_CLASS)
        || isOfCaseClass(method, owner.method("fromProduct"), CASE_COMPANION);
  }

  /**
   * Whether the compiler added the method to a case class. Such methods have the line of the class;
   * those of the source are further down.
   */
  private static boolean isOfCaseClass(
      ScannedMethod method, @Nullable ScannedMethod added, Set<String> names) {
    return added != null
        && method.firstLine <= added.firstLine
        && (names.contains(method.name) || method.name.matches("_\\d+"));
  }
}
