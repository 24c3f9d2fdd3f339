package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.signature.SignatureReader;
import net.bytebuddy.jar.asm.signature.SignatureVisitor;

/**
 * Finds out which parameters of a method are in its source. Java compilers add the outer instance
 * of an inner class, or the name and ordinal of an enum constant, as the first parameters of a
 * constructor. As its last parameters they add the variables that a class in a method captures.
 * Compilers of other languages add other parameters.
 *
 * <p>If a class file doesn't say whether a constructor takes the outer instance, it is assumed to
 * do so. It is better to leave a parameter out than to show one that nobody declared.
 */
final class DeclaredParameters {

  private static final int UNKNOWN = -1;

  private final ScannedClass owner;
  private final ScannedMethod method;
  private final Type[] types;

  /** Whether the constructor may take captured variables. */
  private final boolean mayCapture;

  /** The number of declared parameters, if attributes of the constructor give it. */
  private final int count;

  private final int leading;

  DeclaredParameters(ScannedClass owner, ScannedMethod method) {
    this.owner = owner;
    this.method = method;
    this.types = method.parameterTypes;
    this.mayCapture =
        owner.mayCapture && method.isConstructor() && owner.language == SourceLanguage.OTHER;
    this.count = mayCapture ? count() : UNKNOWN;
    this.leading = method.isConstructor() ? leading() : 0;
  }

  /** The positions of the declared parameters among all parameters. */
  List<Integer> positions() {
    List<Integer> positions = new ArrayList<>();
    if (method.isConstructor() && owner.isAnonymous) {
      // The constructor of an anonymous class only passes on what its superclass declares.
      return positions;
    }
    int end = count == UNKNOWN ? types.length - captured() : leading + count;
    for (int i = leading; i < types.length && i < end; i++) {
      if (!isImplicit(i, method.slot(i))) {
        positions.add(i);
      }
    }
    return positions;
  }

  /** Whether it isn't certain which parameters are captured variables. */
  boolean areUncertain() {
    return mayCapture
        && count == UNKNOWN
        && method.variableNames.isEmpty()
        && method.declaredParameters.size() != types.length;
  }

  private int count() {
    int generic = generic();
    return generic == UNKNOWN ? method.annotatedParameters : generic;
  }

  /**
   * How many of the last parameters are captured variables, judging by the types of the fields that
   * hold these.
   */
  private int captured() {
    int captured = mayCapture ? owner.capturedTypes.size() : 0;
    List<Type> expected = new ArrayList<>(owner.capturedTypes);
    for (int i = types.length - captured; i < types.length; i++) {
      if (i < 0 || !expected.remove(types[i])) {
        return 0;
      }
    }
    return captured;
  }

  /**
   * How many parameters are added first because of the kind of class, even if no attribute of the
   * constructor says so.
   */
  private int leading() {
    if (owner.isEnum() && owner.superName.equals("java/lang/Enum")) {
      return Math.min(2, types.length);
    }
    boolean takesOuter =
        types.length > 0
            && types[0].getSort() == Type.OBJECT
            && types[0].getInternalName().equals(owner.outerInstance)
            && (!owner.isLocal || isOuterInstance());
    return takesOuter ? 1 : 0;
  }

  /**
   * Whether a local class's first parameter is the outer instance. A local class need not have one.
   */
  private boolean isOuterInstance() {
    String variable = method.variableNames.get(1);
    if (method.declaredParameters.size() == types.length) {
      return method.declaredParameters.get(0).isMandated();
    }
    return variable == null
        ? count == UNKNOWN || count < types.length - captured()
        : variable.startsWith("this$");
  }

  /**
   * The number of parameters in the generic signature, which has only those that the source
   * declares.
   */
  private int generic() {
    if (method.signature == null) {
      return UNKNOWN;
    }
    int[] count = {0};
    SignatureVisitor counter =
        new SignatureVisitor(Opcodes.ASM9) {
          @Override
          public SignatureVisitor visitParameterType() {
            count[0]++;
            return this;
          }
        };
    try {
      new SignatureReader(method.signature).accept(counter);
      return count[0];
    } catch (RuntimeException e) {
      return UNKNOWN; // The JVM doesn't check signatures, so anything may be there.
    }
  }

  private boolean isImplicit(int index, int slot) {
    if (index < method.declaredParameters.size()) {
      ScannedMethod.Parameter declared = method.declaredParameters.get(index);
      // Parameters of a record's compact constructor are mandated too, but are in the source.
      if (declared.isSynthetic() || (declared.isMandated() && !owner.isRecord())) {
        return true;
      }
    }
    String variable = method.variableNames.get(slot);
    if (variable == null) {
      variable = mayCapture && !method.variableNames.isEmpty() ? "val$" : "";
    }
    return isAdded(index, method.parameterName(index, slot, index))
        || (method.isConstructor()
            && (variable.startsWith("this$") || variable.startsWith("val$")));
  }

  /**
   * Whether a compiler of another language added the parameter. It may be the object on which the
   * method is called, if the method became a static one; a variable that a local function uses; or
   * the continuation.
   */
  private boolean isAdded(int index, String name) {
    return switch (owner.language) {
      case KOTLIN ->
          name.startsWith("$")
              || (owner.isKotlinValue && method.isStatic() && index == 0 && name.equals("arg0"));
      case GROOVY -> index == 0 && name.equals("$self");
      case SCALA -> name.startsWith("$") || SourceName.isNumbered(name);
      case OTHER -> false;
    };
  }
}
