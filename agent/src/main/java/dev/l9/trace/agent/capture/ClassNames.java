package dev.l9.trace.agent.capture;

/** Names of classes as a reader wants them, equal from run to run. */
final class ClassNames {

  private ClassNames() {}

  /**
   * The full name; of lambdas without the number and address behind it, which differ in every run.
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
   * The name without package and outer classes. Not {@code Class.getSimpleName}, which loads the
   * outer classes, and throws for names that other compilers make.
   */
  static String simple(Class<?> type) {
    String name = full(type);
    return name.substring(simpleStart(name));
  }

  /**
   * Where the simple name begins in a full one. An anonymous class has only a number of its own,
   * and a local one a number before its name, so these keep the outer class.
   */
  static int simpleStart(String name) {
    int start = name.lastIndexOf('.') + 1;
    int own = name.lastIndexOf('$') + 1;
    boolean isName = own < name.length() && !Character.isDigit(name.charAt(own));
    return isName ? Math.max(start, own) : start;
  }
}
