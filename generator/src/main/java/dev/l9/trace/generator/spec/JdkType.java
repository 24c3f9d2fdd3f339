package dev.l9.trace.generator.spec;

import java.util.Arrays;
import java.util.Optional;

/** The types of the JDK that a spec may name. It names them by their simple names. */
public enum JdkType {
  STRING("java.lang", "String", 0),
  BOOLEAN("", "boolean", 0),
  INT("", "int", 0),
  LONG("", "long", 0),
  DOUBLE("", "double", 0),
  BOXED_BOOLEAN("java.lang", "Boolean", 0),
  BOXED_INT("java.lang", "Integer", 0),
  BOXED_LONG("java.lang", "Long", 0),
  BOXED_DOUBLE("java.lang", "Double", 0),
  BIG_DECIMAL("java.math", "BigDecimal", 0),
  INSTANT("java.time", "Instant", 0),
  LOCAL_DATE("java.time", "LocalDate", 0),
  DURATION("java.time", "Duration", 0),
  UUID("java.util", "UUID", 0),
  URI("java.net", "URI", 0),
  LIST("java.util", "List", 1),
  /** Its keys are texts. */
  MAP("java.util", "Map", 2),
  /** The result of a method only. */
  OPTIONAL("java.util", "Optional", 1);

  private final String packageName;
  private final String simpleName;
  private final int parameters;

  JdkType(String packageName, String simpleName, int parameters) {
    this.packageName = packageName;
    this.simpleName = simpleName;
    this.parameters = parameters;
  }

  /** The name in a spec. */
  public String simpleName() {
    return simpleName;
  }

  /** The name with its package; that of a primitive type has none. */
  public String qualifiedName() {
    return isPrimitive() ? simpleName : packageName + "." + simpleName;
  }

  /** How many types stand between its angle brackets. */
  public int parameters() {
    return parameters;
  }

  /** Whether a value can't be null. */
  public boolean isPrimitive() {
    return packageName.isEmpty();
  }

  /** Whether values have a least and a greatest. */
  public boolean isNumber() {
    return switch (this) {
      case INT, LONG, DOUBLE, BOXED_INT, BOXED_LONG, BOXED_DOUBLE, BIG_DECIMAL -> true;
      default -> false;
    };
  }

  /** The type of this simple name; empty if a spec may not name it. */
  public static Optional<JdkType> of(String simpleName) {
    return Arrays.stream(values()).filter(type -> type.simpleName.equals(simpleName)).findFirst();
  }
}
