package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.signature.SignatureReader;
import net.bytebuddy.jar.asm.signature.SignatureVisitor;

/**
 * Tells which parameters of a method stand in its source. Compilers of Java put the outer instance
 * of an inner class first, or name and ordinal of an enum's constant; and last, the variables that
 * a class captures which stands in a method. Those of other languages have ways of their own.
 *
 * <p>Where a class file leaves it open whether a constructor takes the outer instance, it is taken
 * to do so: a parameter that doesn't show is better than one that nobody declared.
 */
final class DeclaredParameters {

  private static final int UNKNOWN = -1;

  private final ScannedClass owner;
  private final ScannedMethod method;
  private final Type[] types;

  /** Whether the constructor may take captured variables. */
  private final boolean mayCapture;

  /** How many there are, as far as attributes of the constructor tell. */
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

  /** Their positions among all parameters. */
  List<Integer> positions() {
    List<Integer> positions = new ArrayList<>();
    if (method.isConstructor() && owner.isAnonymous) {
      return positions; // It passes on what its superclass declares.
    }
    int end = count == UNKNOWN ? types.length - captured() : leading + count;
    for (int i = leading; i < types.length && i < end; i++) {
      if (!isImplicit(i, method.slot(i))) {
        positions.add(i);
      }
    }
    return positions;
  }

  /** Whether nothing tells for certain which of them may be captured variables. */
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

  /** How many of the last parameters are, by their types, what the class holds as captured. */
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

  /** What the kind of class puts first, even where no attribute of the constructor says so. */
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

  /** Whether a local class's first parameter is the outer instance, which it may not have. */
  private boolean isOuterInstance() {
    String variable = method.variableNames.get(1);
    if (method.declaredParameters.size() == types.length) {
      return method.declaredParameters.get(0).isMandated();
    }
    return variable == null
        ? count == UNKNOWN || count < types.length - captured()
        : variable.startsWith("this$");
  }

  /** How many the generic signature has, which leaves out all that the source doesn't declare. */
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
      return UNKNOWN; // Not checked by the JVM: anything may stand there.
    }
  }

  private boolean isImplicit(int index, int slot) {
    if (index < method.declaredParameters.size()) {
      ScannedMethod.Parameter declared = method.declaredParameters.get(index);
      // Those of a record's compact constructor are mandated too, but stand in the source.
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
   * What compilers of other languages pass besides: the object on which the method is called, where
   * the method became a static one; what a local function uses; the continuation.
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
