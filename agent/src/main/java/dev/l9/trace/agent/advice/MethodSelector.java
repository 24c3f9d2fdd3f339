package dev.l9.trace.agent.advice;

import dev.l9.trace.bootstrap.MethodPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which methods of a class are traced. */
final class MethodSelector {

  private final List<MethodPattern> include;
  private final List<MethodPattern> exclude;

  MethodSelector(List<MethodPattern> include, List<MethodPattern> exclude) {
    this.include = include;
    this.exclude = exclude;
  }

  /** The mark by which the method is traced; null where it isn't. */
  @Nullable TracedMark select(ScannedClass owner, ScannedMethod method) {
    // Compilers copy annotations to bridges: tracing those too would count an execution twice.
    boolean isExecution = method.hasCode && !method.name.equals("<clinit>");
    if (!isExecution || isForwarder(owner, method) || isExcluded(owner, method)) {
      return null;
    }
    if (method.mark != null) {
      return method.mark;
    }
    if (owner.mark != null && isDeclaredForType(owner, method)) {
      return owner.mark;
    }
    return isIncluded(owner, method) && !isImplicit(owner, method) ? TracedMark.DEFAULT : null;
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

  private boolean isIncluded(ScannedClass owner, ScannedMethod method) {
    for (MethodPattern pattern : include) {
      if (pattern.matches(owner.name(), method.name)) {
        return true;
      }
    }
    return false;
  }

  private boolean isExcluded(ScannedClass owner, ScannedMethod method) {
    for (MethodPattern pattern : exclude) {
      if (pattern.excludes(owner.name(), method.name)) {
        return true;
      }
    }
    return false;
  }
}
