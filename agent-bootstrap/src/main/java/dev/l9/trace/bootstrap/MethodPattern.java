package dev.l9.trace.bootstrap;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of the {@code include} and {@code exclude} options: classes, a {@code #}, methods.
 *
 * <p>{@code *} stands for any characters but dots, {@code ..} for any packages in between, none
 * included: {@code com.acme.orders..*#*} is every method of every class in {@code com.acme.orders}
 * and below, {@code com.acme.Foo#bar} the methods {@code bar} of one class. Without {@code #} every
 * method is meant. A nested class is named as the JVM does, {@code com.acme.Outer$Inner};
 * constructors are {@code <init>}.
 */
public final class MethodPattern {

  private static final String ALL = "*";

  private final Glob classes;
  private final Glob methods;
  private final boolean allMethods;

  private MethodPattern(String classes, String methods) {
    this.classes = new Glob(classes);
    this.methods = new Glob(methods);
    this.allMethods = methods.equals(ALL);
  }

  /** Whether {@link #parse} accepts this text. */
  static boolean isValid(String text) {
    int hash = text.indexOf('#');
    return hash < 0
        ? isMadeOf(text, ".*-")
        : isMadeOf(text.substring(0, hash), ".*-") && isMadeOf(text.substring(hash + 1), "*<>-");
  }

  /** Kotlin puts dashes into names. */
  private static boolean isMadeOf(String text, String others) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!Character.isJavaIdentifierPart(c) && others.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * Parses patterns that are separated by {@code ;}.
   *
   * @throws IllegalArgumentException where one isn't of the form
   */
  public static List<MethodPattern> parseList(String text) {
    List<MethodPattern> patterns = new ArrayList<>();
    for (String one : text.split(";", 0)) {
      if (!one.isBlank()) {
        patterns.add(parse(one.trim()));
      }
    }
    return patterns;
  }

  private static MethodPattern parse(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a method pattern: " + text);
    }
    int hash = text.indexOf('#');
    return hash < 0
        ? new MethodPattern(text, ALL)
        : new MethodPattern(text.substring(0, hash), text.substring(hash + 1));
  }

  /**
   * Whether any method of this class may match.
   *
   * @param className with dots, or with slashes as in class files
   */
  public boolean matchesClass(String className) {
    return classes.matches(className);
  }

  /**
   * Whether this method of this class is left out. Here {@code *} stands for the constructors too:
   * who leaves out all methods of a class means the class.
   */
  public boolean excludes(String className, String methodName) {
    return matchesClass(className) && (allMethods || methods.matches(methodName));
  }

  /** Whether this method of this class matches. */
  public boolean matches(String className, String methodName) {
    return matchesClass(className) && methods.matches(methodName);
  }
}
