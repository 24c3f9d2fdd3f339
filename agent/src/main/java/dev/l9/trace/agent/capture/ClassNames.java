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
    int dollar = name.lastIndexOf('$');
    int start = Math.max(name.lastIndexOf('.'), dollar == name.length() - 1 ? -1 : dollar);
    return name.substring(start + 1);
  }
}
