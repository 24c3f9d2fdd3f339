package dev.l9.trace.source;

import java.util.regex.Pattern;

/**
 * Patterns of paths as in {@code .gitignore}: {@code *} stands for any characters of a name, {@code
 * ?} for one, and {@code **} for any folders. What matches a folder matches all that is below it.
 * Thread-safe.
 */
public final class PathGlob {

  private PathGlob() {}

  /**
   * The expression that matches the paths which a pattern means.
   *
   * @param glob without a slash at its beginning or end; one without any slash means a name, and
   *     matches it as a whole path
   */
  public static Pattern expression(String glob) {
    return expression("", glob);
  }

  /** The expression for a name in whatever folder. */
  static Pattern ofNameAnywhere(String glob) {
    return expression("(?:.*/)?", glob);
  }

  private static Pattern expression(String before, String glob) {
    StringBuilder regex = new StringBuilder(before);
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else {
        regex.append(c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
      }
    }
    // A name may have line breaks, too.
    return Pattern.compile(regex.append("(?:/.*)?").toString(), Pattern.DOTALL);
  }
}
