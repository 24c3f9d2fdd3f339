package dev.l9.trace.bootstrap;

/**
 * A name with wildcards: {@code *} stands for any characters but dots, {@code ..} for any packages.
 * Immutable.
 *
 * <p>Every loaded class is compared with each pattern of {@code include}. The comparison allocates
 * nothing, and usually ends after a few characters. A regular expression would do worse in both,
 * and loading its classes takes milliseconds. Slashes in names count as dots.
 */
final class Glob {

  private final String glob;

  Glob(String glob) {
    this.glob = glob;
  }

  boolean matches(String name) {
    return matches(0, name, 0);
  }

  private boolean matches(int from, String name, int nameFrom) {
    int at = nameFrom;
    for (int i = from; i < glob.length(); i++) {
      if (glob.startsWith("..", i)) {
        return matchesPackages(i, name, at);
      }
      if (glob.charAt(i) == '*') {
        return matchesAny(i + 1, name, at);
      }
      if (at == name.length() || glob.charAt(i) != dotted(name, at)) {
        return false;
      }
      at++;
    }
    return at == name.length();
  }

  /**
   * Matches a star and the rest behind it. A star matches neither dots nor the names of
   * constructors.
   */
  private boolean matchesAny(int rest, String name, int nameFrom) {
    int at = nameFrom;
    while (!matches(rest, name, at)) {
      if (at == name.length() || dotted(name, at) == '.' || name.charAt(at) == '<') {
        return false;
      }
      at++;
    }
    return true;
  }

  /**
   * Matches two dots and the rest behind them. At the beginning of a pattern, they also match
   * nothing at all.
   */
  private boolean matchesPackages(int dots, String name, int nameFrom) {
    int at = nameFrom;
    if (dots > 0) {
      if (at == name.length() || dotted(name, at) != '.') {
        return false;
      }
      at++;
    }
    if (matches(dots + 2, name, at)) {
      return true;
    }
    for (; at < name.length(); at++) {
      if (dotted(name, at) == '.' && matches(dots + 2, name, at + 1)) {
        return true;
      }
    }
    return false;
  }

  private static char dotted(String name, int at) {
    char c = name.charAt(at);
    return c == '/' ? '.' : c;
  }
}
