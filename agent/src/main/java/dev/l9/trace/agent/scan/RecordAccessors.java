package dev.l9.trace.agent.scan;

import java.util.List;
import java.util.Set;

/**
 * Finds out which methods of a record the compiler made. No flag says so, and methods of the source
 * may have the same code.
 *
 * <p>Compilers put the methods that they make behind all methods of the source, and give them the
 * line of the record. javac puts the methods of {@code Object} first and the accessors last.
 * Eclipse's compiler does it the other way round, and without the variable {@code this}. Synthetic
 * methods, such as those that coverage agents append, are ignored.
 */
public final class RecordAccessors {

  private static final Set<String> OBJECT_METHODS = Set.of("toString", "hashCode", "equals");

  private RecordAccessors() {}

  public static boolean isMade(ScannedClass owner, ScannedMethod method) {
    return isObjectMethod(method) || (isAccessor(owner, method) && isMadeAccessor(owner, method));
  }

  /** Whether the method is left to {@code ObjectMethods}. */
  private static boolean isObjectMethod(ScannedMethod method) {
    return method.trivial && OBJECT_METHODS.contains(method.name);
  }

  private static boolean isAccessor(ScannedClass owner, ScannedMethod method) {
    return method.trivial
        && method.parameterTypes.length == 0
        && owner.recordComponents.containsKey(method.name);
  }

  private static boolean isMadeAccessor(ScannedClass owner, ScannedMethod method) {
    List<ScannedMethod> methods = owner.methods;
    if (hasVariables(methods) && method.variableNames.isEmpty()) {
      return true;
    }
    int line = lineOfRecord(methods);
    if (method.firstLine > line) {
      return false;
    }
    ScannedMethod objectMethod = null;
    for (ScannedMethod later : methods.subList(methods.indexOf(method) + 1, methods.size())) {
      if (isObjectMethod(later)) {
        objectMethod = later;
      } else if (!later.isCompilerMade() && (!isAccessor(owner, later) || objectMethod != null)) {
        return false; // The later method is in the source, or shows that javac compiled the class.
      }
    }
    return objectMethod == null
        || (method.variableNames.isEmpty() && (line <= 1 || objectMethod.firstLine != line));
  }

  private static boolean hasVariables(List<ScannedMethod> methods) {
    for (ScannedMethod method : methods) {
      if (!method.variableNames.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The line of the record, which is at most that of the first method. The methods of {@code
   * Object} aren't considered, since they have line 1 in Eclipse's classes.
   */
  private static int lineOfRecord(List<ScannedMethod> methods) {
    int line = Integer.MAX_VALUE;
    for (ScannedMethod method : methods) {
      boolean tells = !isObjectMethod(method) && !method.isCompilerMade();
      line = tells ? Math.min(line, method.firstLine) : line;
    }
    return line;
  }
}
