package dev.l9.trace.agent.scan;

/** The names that classes and methods have in their source, where the compiler gave them others. */
public final class SourceName {

  /** What Scala writes for characters that names of the JVM may not have. */
  private static final String[][] SCALA_OPERATORS = {
    {"$tilde", "~"}, {"$eq", "="}, {"$less", "<"}, {"$greater", ">"}, {"$bang", "!"},
    {"$hash", "#"}, {"$percent", "%"}, {"$up", "^"}, {"$amp", "&"}, {"$bar", "|"},
    {"$times", "*"}, {"$div", "/"}, {"$plus", "+"}, {"$minus", "-"}, {"$colon", ":"},
    {"$bslash", "\\"}, {"$qmark", "?"}, {"$at", "@"}
  };

  private static final int KOTLIN_HASH = 7;

  /** What compilers add to the names of classes, for what they take out of these. */
  private static final String[] CLASS_ENDINGS = {
    "$DefaultImpls", "$Trait$Helper", "$package$", "$package", "$"
  };

  private SourceName() {}

  /** The simple name, with dots between a class and those in it. */
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
   * {@code times-7AWCn6o} where a value class is a parameter, {@code pay-impl} where it is the
   * owner, {@code stock$app} where the method is internal to the module app, {@code outer$inner}
   * for a local function.
   */
  private static String ofKotlin(ScannedMethod method) {
    String name = method.name;
    int dollar = method.isPrivate() ? name.lastIndexOf('$') : name.indexOf('$');
    if (dollar > 0 && dollar < name.length() - 1) {
      name = method.isPrivate() ? name.substring(dollar + 1) : name.substring(0, dollar);
    }
    return withoutHash(name);
  }

  /** A name in backticks may hold a dash too; hashes are hardly ever of small letters alone. */
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

  /** {@code $plus$plus}, {@code inner$1} for a local method, {@code times$extension}. */
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

  /** Whether Scala has made the name unique, as it does with those of local methods. */
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
