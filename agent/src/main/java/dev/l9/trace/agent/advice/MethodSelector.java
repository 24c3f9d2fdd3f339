package dev.l9.trace.agent.advice;

import dev.l9.trace.bootstrap.MethodPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** Decides which methods of a class are traced. Safe for use by several threads. */
final class MethodSelector {

  private final SelectionRules rules;

  MethodSelector(SelectionRules rules) {
    this.rules = rules;
  }

  /**
   * Whether anything of a class may be traced, as far as that shows without reading all of it.
   * Where supertypes matter, most classes that come here have just some, and nothing to trace.
   */
  boolean isCandidate(ClassReader reader, byte[] classFile, List<ScannedClass> supertypes) {
    if (!rules.needSupertypes() || TypeHierarchy.mayBeMarked(classFile)) {
      return true;
    }
    for (MethodPattern pattern : rules.include()) {
      if (pattern.annotation() != null
          || PatternMatch.meansClass(pattern, reader.getClassName(), supertypes)) {
        return true;
      }
    }
    return !rules.annotations().isEmpty() || (rules.inherit() && InheritedMarks.hasAny(supertypes));
  }

  /** The mark by which the method is traced; null where it isn't. */
  @Nullable TracedMark select(ScannedClass owner, ScannedMethod method) {
    // Compilers copy annotations to bridges: tracing those too would count an execution twice.
    boolean isExecution = method.hasCode && !method.name.equals("<clinit>");
    if (!isExecution
        || isForwarder(owner, method)
        || (!rules.exclude().isEmpty() && PatternMatch.excludes(rules.exclude(), owner, method))) {
      return null;
    }
    TracedMark mark = marked(owner, method);
    if (mark != null) {
      return mark;
    }
    boolean isIncluded =
        !rules.include().isEmpty() // Mostly: then the class isn't loaded.
            && PatternMatch.includes(rules.include(), owner, method)
            && !isImplicit(owner, method);
    return isIncluded ? TracedMark.DEFAULT : null;
  }

  /** The mark that stands nearest: on the method, on its class, on what it overrides. */
  private @Nullable TracedMark marked(ScannedClass owner, ScannedMethod method) {
    TracedMark own = method.mark != null ? method.mark : method.foreignMark;
    if (own != null || !isDeclaredForType(owner, method)) {
      return own;
    }
    TracedMark ofType = owner.mark != null ? owner.mark : owner.foreignMark;
    if (ofType != null || !rules.inherit()) {
      return ofType;
    }
    return InheritedMarks.mark(owner, method);
  }

  /** Whether the method stands for another one that is traced itself. */
  static boolean isForwarder(ScannedClass owner, ScannedMethod method) {
    return method.isCompilerMade() || GeneratedMethods.isForwarder(owner, method);
  }

  private static boolean isDeclaredForType(ScannedClass owner, ScannedMethod method) {
    return !method.isPrivate() && !method.name.startsWith("<") && !isImplicit(owner, method);
  }

  /** Methods that the compiler adds without a flag that says so. */
  private static boolean isImplicit(ScannedClass owner, ScannedMethod method) {
    if (owner.isEnum() && method.isStatic()) {
      String self = "L" + owner.internalName + ";";
      return (method.name.equals("values") && method.descriptor.equals("()[" + self))
          || (method.name.equals("valueOf")
              && method.descriptor.equals("(Ljava/lang/String;)" + self));
    }
    if (GeneratedMethods.isImplicit(owner, method)) {
      return true;
    }
    boolean isAccessor =
        owner.recordComponents.contains(method.name) && method.parameterTypes.length == 0;
    boolean isObjectMethod = List.of("toString", "hashCode", "equals").contains(method.name);
    return owner.isRecord() && method.trivial && (isAccessor || isObjectMethod);
  }
}
