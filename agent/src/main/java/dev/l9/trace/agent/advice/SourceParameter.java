package dev.l9.trace.agent.advice;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * A parameter that the source declares, unlike those that compilers put before it: the outer
 * instance of an inner class, name and ordinal of an enum's constructor.
 *
 * @param name from {@code MethodParameters}, else from the debug variables, else {@code arg0} …
 * @param label the name that an annotation gives it, else its name
 * @param slot its first local variable
 * @param sensitive whether it is marked {@code @L9Sensitive}
 */
record SourceParameter(String name, String label, int slot, Type type, boolean sensitive) {

  /** The object that a Kotlin extension function extends. */
  private static final String EXTENDED = "$this$";

  static List<SourceParameter> of(ScannedClass owner, ScannedMethod method) {
    List<SourceParameter> parameters = new ArrayList<>();
    int slot = method.isStatic() ? 0 : 1;
    int unannotated = method.parameterTypes.length - method.annotatedParameters;
    int leading = leadingImplicit(owner, method);
    for (int i = 0; i < method.parameterTypes.length; i++) {
      Type type = method.parameterTypes[i];
      if (i >= leading && !isImplicit(owner, method, i, slot)) {
        boolean sensitive =
            method.sensitiveParameters.contains(i - unannotated) || losesAnnotations(owner, method);
        String name = name(method, i, slot, parameters.size());
        String label = method.parameterLabels.getOrDefault(i - unannotated, "");
        parameters.add(
            new SourceParameter(name, label.isEmpty() ? name : label, slot, type, sensitive));
      }
      slot += type.getSize();
    }
    return parameters;
  }

  /** Scala leaves the annotations of parameters out where a method is called without an object. */
  private static boolean losesAnnotations(ScannedClass owner, ScannedMethod method) {
    return owner.language == SourceLanguage.SCALA && method.name.endsWith("$extension");
  }

  /** What the kind of class puts first, even where no attribute of the constructor says so. */
  private static int leadingImplicit(ScannedClass owner, ScannedMethod method) {
    if (!method.isConstructor()) {
      return 0;
    }
    Type[] types = method.parameterTypes;
    if (owner.isEnum() && owner.superName.equals("java/lang/Enum")) {
      return Math.min(2, types.length);
    }
    boolean takesOuter =
        types.length > 0
            && types[0].getSort() == Type.OBJECT
            && types[0].getInternalName().equals(owner.outerInstance);
    return takesOuter ? 1 : 0;
  }

  private static boolean isImplicit(ScannedClass owner, ScannedMethod method, int index, int slot) {
    if (index < method.declaredParameters.size()) {
      ScannedMethod.Parameter declared = method.declaredParameters.get(index);
      // Those of a record's compact constructor are mandated too, but stand in the source.
      if (declared.isSynthetic() || (declared.isMandated() && !owner.isRecord())) {
        return true;
      }
    }
    String variable = method.variableNames.getOrDefault(slot, "");
    if (isAddedTo(owner, method, index, name(method, index, slot, index))) {
      return true;
    }
    return method.isConstructor() && (variable.startsWith("this$") || variable.startsWith("val$"));
  }

  /**
   * What compilers of other languages pass besides: the object on which the method is called, where
   * the method became a static one; what a local function uses; the continuation.
   */
  private static boolean isAddedTo(
      ScannedClass owner, ScannedMethod method, int index, String name) {
    return switch (owner.language) {
      case KOTLIN ->
          name.startsWith("$")
              || (owner.isKotlinValue && method.isStatic() && index == 0 && name.equals("arg0"));
      case GROOVY -> index == 0 && name.equals("$self");
      case SCALA -> name.startsWith("$") || SourceName.isNumbered(name);
      case OTHER -> false;
    };
  }

  private static String name(ScannedMethod method, int index, int slot, int sourceIndex) {
    String name = method.variableNames.get(slot);
    if (index < method.declaredParameters.size()) {
      String declared = method.declaredParameters.get(index).name();
      name = declared == null ? name : declared;
    }
    if (name == null) {
      return "arg" + sourceIndex;
    }
    return name.startsWith(EXTENDED) ? "this" : name;
  }
}
