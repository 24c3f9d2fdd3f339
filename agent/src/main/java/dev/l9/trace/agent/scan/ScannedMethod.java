package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of a method, as far as it matters for tracing. The scanner fills it. Not
 * thread-safe.
 */
public final class ScannedMethod extends ScannedElement {

  private static final String CONTINUATION = "kotlin/coroutines/Continuation";

  /** The beginning of the name of the object that a Kotlin extension function extends. */
  private static final String EXTENDED = "$this$";

  final int access;
  public final String name;
  public final String descriptor;
  public final Type[] parameterTypes;

  /** The parameters in the {@code MethodParameters} attribute; empty if there is none. */
  final List<Parameter> declaredParameters = new ArrayList<>();

  /**
   * The names of variables in the debug information, by slot. These are the variables that live
   * from the first instruction on.
   */
  public final Map<Integer, String> variableNames = new HashMap<>();

  /**
   * The sensitive parameters, as indexes into the annotated parameters, among which implicit ones
   * may be missing.
   */
  public final Set<Integer> sensitiveParameters = new HashSet<>();

  /** The names that annotations give to parameters, by indexes into the annotated parameters. */
  final Map<Integer, String> parameterLabels = new HashMap<>();

  /**
   * The fields of the class in which the value of a parameter may be stored, by the parameter's
   * slot.
   */
  public final Map<Integer, Set<String>> storedIn = new HashMap<>();

  /** The fields of the class that the method may return, or from which it may make its result. */
  public final Set<String> returnedFields = new HashSet<>();

  /** The number of parameters that can have annotations; negative if none is annotated. */
  int annotatedParameters = -1;

  /**
   * The generic signature; null if the class file has none. Compilers write one for generic types,
   * and for methods with parameters that aren't in the source.
   */
  @Nullable String signature;

  public boolean sensitiveResult;
  public boolean hasCode;
  public int maxLocals;
  public int returns;

  /** The line of the first instruction; 0 if the class file doesn't give it. */
  int firstLine;

  /** Whether the method is annotated {@code @JvmStatic}. */
  boolean jvmStatic;

  /** Whether the method passes its call on to the method that the source declares. */
  boolean forwards;

  /** Whether a compiler made the method for a property without code of its own. */
  boolean accessor;

  /** Whether the Kotlin compiler inlines the method. */
  public boolean inline;

  /**
   * The class of the object that keeps the state of a suspended execution; null if there is none.
   */
  @Nullable public String stateClass;

  /** In a bridge method: the descriptor of the method of the same name that it calls. */
  @Nullable public String bridgeTo;

  /** Whether the body only returns a field, or is left to {@code ObjectMethods}. */
  boolean trivial;

  /**
   * Whether the body has tracing code already, since the JVM returned a class that had been
   * instrumented.
   */
  public boolean traced;

  /** A parameter as {@code MethodParameters} declares it. */
  record Parameter(@Nullable String name, int access) {
    boolean isSynthetic() {
      return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    boolean isMandated() {
      return (access & Opcodes.ACC_MANDATED) != 0;
    }
  }

  public ScannedMethod(int access, String name, String descriptor) {
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.parameterTypes = Type.getArgumentTypes(descriptor);
  }

  /** The local variable that holds a parameter, by its position. */
  public int slot(int position) {
    int slot = isStatic() ? 0 : 1;
    for (int i = 0; i < position; i++) {
      slot += parameterTypes[i].getSize();
    }
    return slot;
  }

  /**
   * The name of a parameter. If the class file has none, the name is made from its index among the
   * parameters of the source.
   */
  String parameterName(int position, int slot, int sourceIndex) {
    String found = variableNames.get(slot);
    if (position < declaredParameters.size()) {
      String declared = declaredParameters.get(position).name();
      found = declared == null ? found : declared;
    }
    if (found == null) {
      return "arg" + sourceIndex;
    }
    return found.startsWith(EXTENDED) ? "this" : found;
  }

  public boolean isConstructor() {
    return name.equals("<init>");
  }

  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  public boolean isAbstract() {
    return (access & Opcodes.ACC_ABSTRACT) != 0;
  }

  public boolean isPrivate() {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  boolean hasLines() {
    return firstLine > 0;
  }

  public int lastParameterSlot() {
    return slot(parameterTypes.length - 1);
  }

  public boolean isBridge() {
    return (access & Opcodes.ACC_BRIDGE) != 0;
  }

  public boolean isPackagePrivate() {
    return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE)) == 0;
  }

  public boolean isCompilerMade() {
    return (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
  }

  /**
   * Whether the method may be a Kotlin {@code suspend} function, judging by its parameters and its
   * result. It keeps a state if its code first tests the class of its last argument, and then reads
   * the label of that.
   */
  boolean maySuspend() {
    int last = parameterTypes.length - 1;
    return last >= 0
        && parameterTypes[last].getInternalName().equals(CONTINUATION)
        && descriptor.endsWith(")Ljava/lang/Object;");
  }
}
