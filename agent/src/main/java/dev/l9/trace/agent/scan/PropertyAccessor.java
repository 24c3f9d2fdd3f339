package dev.l9.trace.agent.scan;

import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Finds out from the code of a Kotlin or Scala method whether the compiler made it for a property
 * without code of its own: to read or write a field, to call a delegate, or to compute a lazy value
 * once.
 */
final class PropertyAccessor {

  private final ScannedClass owner;
  private final String method;
  private final String property;
  private final String ofCompanion;
  private final String lazyValue;
  private boolean namesItself;

  PropertyAccessor(ScannedClass owner, ScannedMethod method) {
    this.owner = owner;
    this.method = method.name;
    this.property = property(method.name);
    this.ofCompanion = "access$" + method.name + "$cp";
    this.lazyValue = method.name + "$lzy";
  }

  /** {@code getOwner} reads {@code owner}, {@code isOpen} reads {@code isOpen}. */
  private static String property(String method) {
    boolean isAccessor =
        method.length() > 3 && (method.startsWith("get") || method.startsWith("set"));
    return isAccessor ? Character.toLowerCase(method.charAt(3)) + method.substring(4) : "";
  }

  /** Whether the instruction reads the property's own field. */
  boolean readsField(int opcode, String field) {
    boolean isRead = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC;
    return isRead && (field.equals(property) || (field.equals(method) && isNamedAsField()));
  }

  /**
   * Whether a method may be an accessor that has the name of its field. In Kotlin, an ordinary
   * function may have the name of a property.
   */
  private boolean isNamedAsField() {
    return owner.language != SourceLanguage.KOTLIN || owner.isRecord() || method.startsWith("is");
  }

  /** Whether an access to this field alone shows that the method is an accessor. */
  boolean field(String field) {
    return field.endsWith("$delegate")
        && (field.equals(property + "$delegate") || field.equals(method + "$delegate"));
  }

  /**
   * Notes a constant. A {@code lateinit} property has its own name as a constant, for the error if
   * it isn't set yet.
   */
  void constant(Object value) {
    namesItself |= value.equals(property);
  }

  /** Whether this call alone shows that the method is an accessor. */
  boolean call(String callee) {
    return (namesItself && callee.equals("throwUninitializedPropertyAccessException"))
        || callee.equals(ofCompanion)
        || callee.startsWith(lazyValue);
  }

  /** Whether a method whose only parameter has this name is a generated setter. */
  static boolean isSetter(ScannedMethod method, String parameter) {
    boolean isVoid = Type.getReturnType(method.descriptor).getSort() == Type.VOID;
    return isVoid
        && method.parameterTypes.length == 1
        && (parameter.equals("<set-?>")
            || (parameter.equals("x$1") && method.name.endsWith("_$eq")));
  }
}
