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

/** What a class file says of a method, as far as it matters for tracing. Filled by the scanner. */
public final class ScannedMethod extends ScannedElement {

  private static final String CONTINUATION = "kotlin/coroutines/Continuation";

  /** The object that a Kotlin extension function extends. */
  private static final String EXTENDED = "$this$";

  final int access;
  public final String name;
  public final String descriptor;
  public final Type[] parameterTypes;

  /** From the {@code MethodParameters} attribute; empty where there is none. */
  final List<Parameter> declaredParameters = new ArrayList<>();

  /** From the debug variables: names by slot, of those that live from the first instruction on. */
  public final Map<Integer, String> variableNames = new HashMap<>();

  /** Indexes into the annotated parameters, among which implicit ones may be left out. */
  public final Set<Integer> sensitiveParameters = new HashSet<>();

  /** Names that annotations give, by indexes into the annotated parameters. */
  final Map<Integer, String> parameterLabels = new HashMap<>();

  /** The fields of its class that may hold what a parameter was, by the parameter's slot. */
  public final Map<Integer, Set<String>> storedIn = new HashMap<>();

  /** The fields of its class that it may return, or something that it makes of them. */
  public final Set<String> returnedFields = new HashSet<>();

  /** How many parameters annotations may stand on; negative where none is annotated. */
  int annotatedParameters = -1;

  /** With type parameters, where there are any, or where parameters aren't all of the source. */
  @Nullable String signature;

  public boolean sensitiveResult;
  public boolean hasCode;
  public int maxLocals;
  public int returns;

  /** The line of its first instruction; 0 where the class file doesn't tell. */
  int firstLine;

  /** Whether it is annotated {@code @JvmStatic}. */
  boolean jvmStatic;

  /** Whether it passes its call on to the method that the source declares. */
  boolean forwards;

  /** Whether it is what a compiler makes of a property without code of its own. */
  boolean accessor;

  /** Whether the Kotlin compiler puts its body in place of its calls. */
  public boolean inline;

  /** The class that holds the state of a suspended execution; null where none is kept. */
  @Nullable public String stateClass;

  /** In a bridge: the descriptor of the method of the same name that it calls. */
  @Nullable public String bridgeTo;

  /** Whether the body does nothing but return a field, or was left to {@code ObjectMethods}. */
  boolean trivial;

  /** Whether the body has tracing code already: the JVM gave a class back that was instrumented. */
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

  public boolean isConstructor() {
    return name.equals("<init>");
  }

  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
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
   * Whether it may be a Kotlin {@code suspend} function, by its parameters. It is one where the
   * first that it does is to ask for the class of the last, and then for its label.
   */
  boolean maySuspend() {
    int last = parameterTypes.length - 1;
    return last >= 0
        && parameterTypes[last].getInternalName().equals(CONTINUATION)
        && descriptor.endsWith(")Ljava/lang/Object;");
  }
}
