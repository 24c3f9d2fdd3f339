package dev.l9.trace.bootstrap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of the {@code include}, {@code exclude} and {@code rate} options: classes, then {@code
 * #}, then methods. Immutable.
 *
 * <p>{@code *} stands for any characters but dots, {@code ..} for any number of packages in
 * between, also none. {@code com.acme.orders..*#*} means every method of every class in {@code
 * com.acme.orders} and below, {@code com.acme.Foo#bar} means the methods {@code bar} of one class.
 * Without {@code #}, the pattern means every method. A nested class has its name in the JVM, such
 * as {@code com.acme.Outer$Inner}; constructors are called {@code <init>}.
 *
 * <p>With {@code +} behind the classes, the pattern also means all types that extend or implement
 * them, directly or not: {@code com.acme.Repository+#find*}. With {@code @} before it, the name is
 * that of an annotation on the method or on its class: {@code @com.acme.Api#get*}.
 */
public final class MethodPattern {

  private static final String ALL = "*";
  private static final String JDK = "java.";

  private final Glob classes;
  private final Glob methods;
  private final boolean allMethods;
  private final boolean withSubtypes;
  private final boolean mayNameJdk;
  private final @Nullable String annotation;

  private MethodPattern(String type, String methods) {
    boolean isAnnotation = type.startsWith("@");
    this.annotation = isAnnotation ? "L" + type.substring(1).replace('.', '/') + ";" : null;
    this.withSubtypes = type.endsWith("+");
    String names = withSubtypes ? type.substring(0, type.length() - 1) : type;
    this.classes = new Glob(names);
    this.mayNameJdk = withSubtypes && mayBegin(names, JDK);
    this.methods = new Glob(methods);
    this.allMethods = methods.equals(ALL);
  }

  /** Whether a name with this beginning may match. */
  private static boolean mayBegin(String glob, String beginning) {
    int literal = 0;
    while (literal < glob.length()
        && glob.charAt(literal) != '*'
        && !glob.startsWith("..", literal)) {
      literal++;
    }
    int length = Math.min(literal, beginning.length());
    return glob.regionMatches(0, beginning, 0, length);
  }

  /** Whether {@link #parse} accepts this text. */
  static boolean isValid(String text) {
    int hash = text.indexOf('#');
    return hash < 0
        ? isType(text)
        : isType(text.substring(0, hash)) && isMadeOf(text.substring(hash + 1), "*<>-");
  }

  private static boolean isType(String text) {
    if (text.startsWith("@")) {
      return isMadeOf(text.substring(1), ".-") && !text.contains("..");
    }
    return isMadeOf(text.endsWith("+") ? text.substring(0, text.length() - 1) : text, ".*-");
  }

  /**
   * Whether a text consists of characters of Java names and these others. A dash is among them,
   * since Kotlin puts dashes into names.
   */
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
   * @throws IllegalArgumentException where a pattern is malformed
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

  static MethodPattern parse(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a method pattern: " + text);
    }
    int hash = text.indexOf('#');
    return hash < 0
        ? new MethodPattern(text, ALL)
        : new MethodPattern(text.substring(0, hash), text.substring(hash + 1));
  }

  /**
   * Whether the pattern names this class, so that any method of the class may match. Supertypes and
   * annotations are not considered.
   *
   * @param className the name with dots, or with slashes as in class files
   */
  public boolean matchesClass(String className) {
    return annotation == null && classes.matches(className);
  }

  /** Whether the pattern also means the types that extend or implement the named ones. */
  public boolean withSubtypes() {
    return withSubtypes;
  }

  /** Whether the pattern may mean types of the JDK with all types that extend or implement them. */
  public boolean mayNameJdk() {
    return mayNameJdk;
  }

  /** The descriptor of the annotation that the pattern names; null if it names classes. */
  public @Nullable String annotation() {
    return annotation;
  }

  /** Whether methods of this name match, in a matching class. */
  public boolean matchesMethod(String methodName) {
    return methods.matches(methodName);
  }

  /**
   * Whether methods of this name are excluded, in a matching class. Here {@code *} includes the
   * constructors, since a user who excludes all methods of a class means the whole class.
   */
  public boolean excludesMethod(String methodName) {
    return allMethods || methods.matches(methodName);
  }
}
