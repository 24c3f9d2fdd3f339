package dev.l9.trace.tree;

/** What an event is called where people read it. */
public final class EventName {

  private EventName() {}

  /**
   * The operation, with the class's simple name before it if it is the method's own name: {@code
   * Inventory.reserve}.
   *
   * @param type the class's full name; empty if there is none
   */
  public static String of(String operation, String type, String method) {
    return type.isEmpty() || !operation.equals(method)
        ? operation
        : simpleName(type) + "." + operation;
  }

  /**
   * The class's name without package and outer classes, which stay where a name is only a number:
   * {@code Item} of {@code com.acme.Order$Item}, {@code Order$1} of {@code com.acme.Order$1}.
   */
  public static String simpleName(String type) {
    int own = type.lastIndexOf('$') + 1;
    boolean isName = own < type.length() && !Character.isDigit(type.charAt(own));
    return type.substring(Math.max(type.lastIndexOf('.') + 1, isName ? own : 0));
  }
}
