package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;

/**
 * Which method a question is about: {@code Class#method} or {@code Class.method}, the class by its
 * simple name, its full name, or any end of it that begins with a name ({@code acme.Inventory},
 * {@code Order.Item}); a method's name alone; or an operation. Immutable.
 */
public final class MethodPattern implements EventFilter {

  private final String text;
  private final String type;
  private final String method;

  private MethodPattern(String text, String type, String method) {
    this.text = text;
    this.type = type.replace('$', '.');
    this.method = method;
  }

  /** Reads a pattern. */
  public static MethodPattern of(String text) {
    int hash = text.indexOf('#');
    int end = hash < 0 ? text.lastIndexOf('.') : hash;
    return new MethodPattern(text, end < 0 ? "" : text.substring(0, end), text.substring(end + 1));
  }

  @Override
  public boolean test(Event event) {
    if (!method.isEmpty() && event.method().equals(method)) {
      return type.isEmpty() || isType(event.className());
    }
    return event.operation().equals(text) && !MethodName.isOfAgent(event);
  }

  /** Whether a method is meant, whatever event it is of. */
  public boolean matches(String className, String methodName, String operation) {
    boolean isNamed = !method.isEmpty() && methodName.equals(method);
    return (isNamed && (type.isEmpty() || isType(className))) || operation.equals(text);
  }

  /**
   * Whether the whole text means a class: by its simple name, its full name, or an end of it that
   * begins with a name.
   */
  public boolean matchesClass(String className) {
    return !className.isEmpty() && new MethodPattern("", text, "").isType(className);
  }

  private boolean isType(String className) {
    int start = className.length() - type.length();
    return start >= 0
        && (start == 0 || isSeparator(className.charAt(start - 1)))
        && className.replace('$', '.').endsWith(type);
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == '$';
  }

  @Override
  public String toString() {
    return text;
  }
}
