package dev.l9.trace.contract.project;

import dev.l9.trace.source.PathGlob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Patterns of paths, as in {@code .gitignore}: {@code *} stands for any characters of a name,
 * {@code ?} for one, {@code **} for any folders. A pattern without a slash means every file and
 * folder of this name; one with a slash is relative to the root. What matches a folder matches all
 * that is in it. Thread-safe.
 *
 * <p>Most patterns are names or endings, which are looked up; only the others are expressions.
 */
public final class PathPatterns {

  private static final Pattern ENDING = Pattern.compile("\\*(\\.[^*?/.]+)");

  private final Set<String> names = new HashSet<>();
  private final Set<String> endings = new HashSet<>();
  private final List<Pattern> inName = new ArrayList<>();
  private final List<Pattern> inPath = new ArrayList<>();

  /** What is known of folders already, since most files are beside others. */
  private final Map<String, Boolean> folders = new ConcurrentHashMap<>();

  /** Takes all paths that one of these patterns matches. */
  public PathPatterns(List<String> patterns) {
    for (String pattern : patterns) {
      add(pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern);
    }
  }

  private void add(String glob) {
    boolean isPath = glob.contains("/");
    if (!isPath && ENDING.matcher(glob).matches()) {
      endings.add(glob.substring(1));
    } else if (isPath) {
      inPath.add(PathGlob.expression(glob.startsWith("/") ? glob.substring(1) : glob));
    } else if (glob.indexOf('*') < 0 && glob.indexOf('?') < 0) {
      names.add(glob);
    } else {
      inName.add(PathGlob.expression(glob));
    }
  }

  /**
   * Whether a pattern matches a path.
   *
   * @param path relative to the root, with {@code /} between folders
   */
  public boolean matches(String path) {
    for (Pattern pattern : inPath) {
      if (pattern.matcher(path).matches()) {
        return true;
      }
    }
    int slash = path.lastIndexOf('/');
    return (slash >= 0 && matchesFolder(path.substring(0, slash)))
        || matchesName(path.substring(slash + 1));
  }

  /** Whether a pattern matches the name of a folder, or of one in which it is. */
  private boolean matchesFolder(String folder) {
    Boolean known = folders.get(folder);
    if (known == null) {
      int slash = folder.lastIndexOf('/');
      known =
          (slash >= 0 && matchesFolder(folder.substring(0, slash)))
              || matchesName(folder.substring(slash + 1));
      folders.put(folder, known);
    }
    return known;
  }

  private boolean matchesName(String name) {
    int dot = name.lastIndexOf('.');
    if (names.contains(name) || (dot >= 0 && endings.contains(name.substring(dot)))) {
      return true;
    }
    for (Pattern pattern : inName) {
      if (pattern.matcher(name).matches()) {
        return true;
      }
    }
    return false;
  }
}
