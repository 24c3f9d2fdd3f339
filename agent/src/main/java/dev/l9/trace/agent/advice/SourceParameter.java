package dev.l9.trace.agent.advice;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * A parameter that the source declares, unlike those that compilers put before it: the outer
 * instance of an inner class, name and ordinal of an enum's constructor.
 *
 * @param name from {@code MethodParameters}, else from the debug variables, else {@code arg0} …
 * @param slot its first local variable
 * @param sensitive whether it is marked {@code @L9Sensitive}
 */
record SourceParameter(String name, int slot, Type type, boolean sensitive) {

  static List<SourceParameter> of(ScannedMethod method) {
    List<SourceParameter> parameters = new ArrayList<>();
    int slot = method.isStatic() ? 0 : 1;
    int implicit = method.parameterTypes.length - method.annotatedParameters;
    for (int i = 0; i < method.parameterTypes.length; i++) {
      Type type = method.parameterTypes[i];
      if (!isImplicit(method, i, slot)) {
        boolean sensitive = method.sensitiveParameters.contains(i - implicit);
        parameters.add(new SourceParameter(name(method, i, slot), slot, type, sensitive));
      }
      slot += type.getSize();
    }
    return parameters;
  }

  private static boolean isImplicit(ScannedMethod method, int index, int slot) {
    if (index < method.declaredParameters.size()) {
      return method.declaredParameters.get(index).isImplicit();
    }
    String variable = method.variableNames.getOrDefault(slot, "");
    return method.isConstructor() && (variable.startsWith("this$") || variable.startsWith("val$"));
  }

  private static String name(ScannedMethod method, int index, int slot) {
    String name =
        index < method.declaredParameters.size()
            ? method.declaredParameters.get(index).name()
            : method.variableNames.get(slot);
    return name == null ? "arg" + index : name;
  }
}
