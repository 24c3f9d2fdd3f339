package dev.l9.trace.agent.scan;

/**
 * Finds the names that classes and methods have in their source, if the compiler gave them others.
 * Thread-safe.
 */
public final class SourceName {

  /** What Scala writes for characters that aren't allowed in names of the JVM. */
  private static final String[][] SCALA_OPERATORS = {
    {"$tilde", "~"}, {"$eq", "="}, {"$less", "<"}, {"$greater", ">"}, {"$bang", "!"},
    {"$hash", "#"}, {"$percent", "%"}, {"$up", "^"}, {"$amp", "&"}, {"$bar", "|"},
    {"$times", "*"}, {"$div", "/"}, {"$plus", "+"}, {"$minus", "-"}, {"$colon", ":"},
    {"$bslash", "\\"}, {"$qmark", "?"}, {"$at", "@"}
  };

  private static final int KOTLIN_HASH = 7;

  /** The endings of the names of classes into which compilers move code of a class. */
  private static final String[] CLASS_ENDINGS = {
    "$DefaultImpls", "$Trait$Helper", "$package$", "$package", "$"
  };

  private SourceName() {}

  /** The simple name, with dots between a class and its nested classes. */
  public static String ofClass(ScannedClass owner) {
    String name = owner.internalName.substring(owner.internalName.lastIndexOf('/') + 1);
    if (owner.language != SourceLanguage.OTHER) {
      for (String ending : CLASS_ENDINGS) {
        if (name.endsWith(ending) && name.length() > ending.length()) {
          return name.substring(0, name.length() - ending.length()).replace('$', '.');
        }
      }
    }
    return name.replace('$', '.');
  }

  public static String of(ScannedClass owner, ScannedMethod method) {
    return switch (owner.language) {
      case KOTLIN -> ofKotlin(method);
      case SCALA -> ofScala(method.name);
      default -> method.name;
    };
  }

  /**
   * The name in Kotlin's source. The compiler makes {@code times-7AWCn6o} if a value class is a
   * parameter, {@code pay-impl} if it is the owner, {@code stock$app} if the method is internal to
   * the module app, and {@code outer$inner} for a local function.
   */
  private static String ofKotlin(ScannedMethod method) {
    String name = method.name;
    int dollar = method.isPrivate() ? name.lastIndexOf('$') : name.indexOf('$');
    if (dollar > 0 && dollar < name.length() - 1) {
      name = method.isPrivate() ? name.substring(dollar + 1) : name.substring(0, dollar);
    }
    return withoutHash(name);
  }

  /**
   * The name without a hash. A name in backticks may have a dash too, but hashes hardly ever
   * consist of lower-case letters only.
   */
  private static String withoutHash(String name) {
    if (name.endsWith("-impl")) {
      return name.substring(0, name.length() - "-impl".length());
    }
    int dash = name.length() - KOTLIN_HASH - 1;
    if (dash <= 0 || name.charAt(dash) != '-' || name.indexOf(' ') >= 0) {
      return name;
    }
    boolean isHash = false;
    for (int i = dash + 1; i < name.length(); i++) {
      isHash |= name.charAt(i) < 'a' || name.charAt(i) > 'z';
    }
    return isHash ? name.substring(0, dash) : name;
  }

  /**
   * The name in Scala's source. The compiler makes names such as {@code $plus$plus}, {@code
   * inner$1} for a local method, and {@code times$extension}.
   */
  private static String ofScala(String jvmName) {
    String name = jvmName;
    if (name.endsWith("$extension")) {
      name = name.substring(0, name.lastIndexOf('$'));
    }
    if (isNumbered(name)) {
      name = name.substring(0, name.lastIndexOf('$'));
    }
    for (String[] operator : SCALA_OPERATORS) {
      name = name.replace(operator[0], operator[1]);
    }
    return name;
  }

  /** Whether Scala has added a number to the name, as it does for local methods. */
  static boolean isNumbered(String name) {
    int dollar = name.lastIndexOf('$');
    for (int i = dollar + 1; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return dollar > 0 && dollar < name.length() - 1;
  }
}
