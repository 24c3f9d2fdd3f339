package dev.l9.trace.reader.event;

/** Names of classes as people say them. */
public final class SimpleName {

  private SimpleName() {}

  /**
   * The class's name without package and outer classes, which stay where a name is only a number:
   * {@code Item} of {@code com.acme.Order$Item}, {@code Order$1} of {@code com.acme.Order$1}.
   */
  public static String of(String type) {
    int own = type.lastIndexOf('$') + 1;
    boolean isName = own < type.length() && !Character.isDigit(type.charAt(own));
    return type.substring(Math.max(type.lastIndexOf('.') + 1, isName ? own : 0));
  }
}
