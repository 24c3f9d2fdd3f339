package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/**
 * A parameter that the source declares. Immutable.
 *
 * @param name the name in {@code MethodParameters}, or else in the debug information, or else
 *     {@code arg0} and so on
 * @param label the name that an annotation gives to the parameter, or else its name
 * @param slot the parameter's first local variable
 * @param sensitive whether the parameter is marked {@code @L9Sensitive}, or is stored in a field or
 *     a record's component that is
 */
public record SourceParameter(String name, String label, int slot, Type type, boolean sensitive) {

  private static final int UNKNOWN = -1;

  public static List<SourceParameter> of(ScannedClass owner, ScannedMethod method) {
    List<SourceParameter> parameters = new ArrayList<>();
    DeclaredParameters declared = new DeclaredParameters(owner, method);
    List<Integer> positions = declared.positions();
    boolean allSensitive =
        declared.areUncertain()
            || losesAnnotations(owner, method)
            || isUncertain(method, positions);
    for (int position : positions) {
      int slot = method.slot(position);
      String name = method.parameterName(position, slot, parameters.size());
      String label =
          method.parameterLabels.getOrDefault(annotated(method, positions, position), "");
      parameters.add(
          new SourceParameter(
              name,
              label.isEmpty() ? name : label,
              slot,
              method.parameterTypes[position],
              allSensitive
                  || method.sensitiveParameters.contains(annotated(method, positions, position))
                  || isStoredAsSensitive(owner, method, position, slot)));
    }
    return parameters;
  }

  /**
   * Whether the compiler left annotations out. Scala does that for parameters of extension methods,
   * which are called without an object.
   */
  private static boolean losesAnnotations(ScannedClass owner, ScannedMethod method) {
    return owner.language == SourceLanguage.SCALA && method.name.endsWith("$extension");
  }

  /**
   * The index among the annotated parameters. Java compilers don't count the parameters that they
   * add themselves, as {@code getParameterAnnotations} says; other compilers count all.
   */
  private static int annotated(ScannedMethod method, List<Integer> positions, int position) {
    int annotated = method.annotatedParameters;
    if (annotated < 0 || annotated == method.parameterTypes.length) {
      return position;
    }
    return annotated == positions.size() ? positions.indexOf(position) : UNKNOWN;
  }

  /** Whether it isn't clear which parameter a mark means; then no parameter is shown. */
  private static boolean isUncertain(ScannedMethod method, List<Integer> positions) {
    for (int marked : method.sensitiveParameters) {
      boolean isClear = false;
      for (int position : positions) {
        isClear |= annotated(method, positions, position) == marked;
      }
      if (!isClear) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStoredAsSensitive(
      ScannedClass owner, ScannedMethod method, int position, int slot) {
    if (owner.sensitiveFields.isEmpty()) {
      return false;
    }
    if (owner.isRecord() && isCanonical(owner, method)) {
      String component = List.copyOf(owner.recordComponents.keySet()).get(position);
      return owner.sensitiveFields.contains(component);
    }
    Set<String> fields = method.storedIn.getOrDefault(slot, Set.of());
    for (String field : fields) {
      if (owner.sensitiveFields.contains(field)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCanonical(ScannedClass owner, ScannedMethod method) {
    StringBuilder descriptor = new StringBuilder("(");
    for (Map.Entry<String, String> component : owner.recordComponents.entrySet()) {
      descriptor.append(component.getValue());
    }
    return method.isConstructor() && method.descriptor.contentEquals(descriptor.append(")V"));
  }
}
