package dev.l9.trace.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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

  /** Kotlin puts dashes into names. */
  private static final Pattern FORM =
      Pattern.compile("[\\p{javaJavaIdentifierPart}.*-]+(#[\\p{javaJavaIdentifierPart}*<>-]+)?");

  /** What {@code *} stands for: no package, and no constructor. */
  private static final String ANY = "[^.<]*";

  private final Pattern classes;
  private final Pattern methods;

  private MethodPattern(Pattern classes, Pattern methods) {
    this.classes = classes;
    this.methods = methods;
  }

  /** Whether {@link #parse} accepts this text. */
  static boolean isValid(String text) {
    return FORM.matcher(text).matches();
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
    String classPart = hash < 0 ? text : text.substring(0, hash);
    String methodPart = hash < 0 ? "*" : text.substring(hash + 1);
    return new MethodPattern(compile(classPart), compile(methodPart));
  }

  private static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("..", i)) {
        regex.append(i == 0 ? "(?:.*\\.)?" : "\\.(?:.*\\.)?");
        i++;
      } else if (c == '*') {
        regex.append(ANY);
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  /** Whether any method of this class may match. */
  public boolean matchesClass(String className) {
    return classes.matcher(className).matches();
  }

  /**
   * Whether this method of this class is left out. Here {@code *} stands for the constructors too:
   * who leaves out all methods of a class means the class.
   */
  public boolean excludes(String className, String methodName) {
    boolean isAll = methods.pattern().equals(ANY);
    return matchesClass(className) && (isAll || methods.matcher(methodName).matches());
  }

  /** Whether this method of this class matches. */
  public boolean matches(String className, String methodName) {
    return matchesClass(className) && methods.matcher(methodName).matches();
  }
}
