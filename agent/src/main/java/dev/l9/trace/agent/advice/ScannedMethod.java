package dev.l9.trace.agent.advice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a class file says of a method, as far as it matters for tracing. Filled by the scanner. */
final class ScannedMethod extends ScannedElement {

  /** The object that a Kotlin extension function extends. */
  private static final String EXTENDED = "$this$";

  final int access;
  final String name;
  final String descriptor;
  final Type[] parameterTypes;

  /** From the {@code MethodParameters} attribute; empty where there is none. */
  final List<Parameter> declaredParameters = new ArrayList<>();

  /** From the debug variables: names by slot, of those that live from the first instruction on. */
  final Map<Integer, String> variableNames = new HashMap<>();

  /** Indexes into the annotated parameters, among which implicit ones may be left out. */
  final Set<Integer> sensitiveParameters = new HashSet<>();

  /** Names that annotations give, by indexes into the annotated parameters. */
  final Map<Integer, String> parameterLabels = new HashMap<>();

  /** The fields of its class that may hold what a parameter was, by the parameter's slot. */
  final Map<Integer, Set<String>> storedIn = new HashMap<>();

  /** The fields of its class that it may return, or something that it makes of them. */
  final Set<String> returnedFields = new HashSet<>();

  /** How many parameters annotations may stand on; negative where none is annotated. */
  int annotatedParameters = -1;

  /** With type parameters, where there are any, or where parameters aren't all of the source. */
  @Nullable String signature;

  boolean sensitiveResult;
  boolean hasCode;
  int maxLocals;
  int returns;

  /** The line of its first instruction; 0 where the class file doesn't tell. */
  int firstLine;

  /** Whether it is annotated {@code @JvmStatic}. */
  boolean jvmStatic;

  /** Whether it passes its call on to the method that the source declares. */
  boolean forwards;

  /** Whether it is what a compiler makes of a property without code of its own. */
  boolean accessor;

  /** Whether the Kotlin compiler puts its body in place of its calls. */
  boolean inline;

  /** The class that holds the state of a suspended execution; null where none is kept. */
  @Nullable String stateClass;

  /** In a bridge: the descriptor of the method of the same name that it calls. */
  @Nullable String bridgeTo;

  /** Whether the body does nothing but return a field, or was left to {@code ObjectMethods}. */
  boolean trivial;

  /** Whether the body has tracing code already: the JVM gave a class back that was instrumented. */
  boolean traced;

  /** A parameter as {@code MethodParameters} declares it. */
  record Parameter(@Nullable String name, int access) {
    boolean isSynthetic() {
      return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    boolean isMandated() {
      return (access & Opcodes.ACC_MANDATED) != 0;
    }
  }

  ScannedMethod(int access, String name, String descriptor) {
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.parameterTypes = Type.getArgumentTypes(descriptor);
  }

  /** The local variable that holds a parameter, by its position. */
  int slot(int position) {
    int slot = isStatic() ? 0 : 1;
    for (int i = 0; i < position; i++) {
      slot += parameterTypes[i].getSize();
    }
    return slot;
  }

  /**
   * The name of a parameter; where the class file has none, one by its place among those of the
   * source.
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

  boolean isConstructor() {
    return name.equals("<init>");
  }

  boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  boolean isPrivate() {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  boolean hasLines() {
    return firstLine > 0;
  }

  int lastParameterSlot() {
    return slot(parameterTypes.length - 1);
  }

  boolean isBridge() {
    return (access & Opcodes.ACC_BRIDGE) != 0;
  }

  boolean isPackagePrivate() {
    return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE)) == 0;
  }

  boolean isCompilerMade() {
    return (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
  }
}
