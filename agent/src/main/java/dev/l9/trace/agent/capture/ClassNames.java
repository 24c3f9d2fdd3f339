package dev.l9.trace.agent.capture;

/** Makes names of classes for readers. The names are the same in every run. */
final class ClassNames {

  private ClassNames() {}

  /**
   * The full name. For a lambda, it comes without the number and the address, which differ from run
   * to run.
   */
  static String full(Class<?> type) {
    String name = type.getTypeName();
    int lambda = name.indexOf("$$Lambda");
    if (lambda >= 0) {
      return name.substring(0, lambda + "$$Lambda".length());
    }
    int hidden = type.isHidden() ? name.indexOf('/') : -1;
    return hidden >= 0 ? name.substring(0, hidden) : name;
  }

  /**
   * The name without package and outer classes. {@code Class.getSimpleName} isn't used, since it
   * loads the outer classes, and throws for names that other compilers make.
   */
  static String simple(Class<?> type) {
    String name = full(type);
    return name.substring(simpleStart(name));
  }

  /**
   * The index in a full name at which the simple name begins. An anonymous class has only a number
   * as its name, and a local class has a number before its name, so for these the name of the outer
   * class is kept.
   */
  static int simpleStart(String name) {
    int start = name.lastIndexOf('.') + 1;
    int own = name.lastIndexOf('$') + 1;
    boolean isName = own < name.length() && !Character.isDigit(name.charAt(own));
    return isName ? Math.max(start, own) : start;
  }
}
