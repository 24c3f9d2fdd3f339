package dev.l9.trace.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that never get a block, by patterns as in {@code .gitignore}. Not thread-safe.
 *
 * <ul>
 *   <li>{@code *} stands for any characters of a name, {@code ?} for one, and {@code **} for any
 *       folders.
 *   <li>A pattern without a slash means every file and folder of this name.
 *   <li>A pattern with a slash is relative to the source root or to the working directory, or
 *       absolute.
 *   <li>A pattern that matches a folder means all files in it and below it.
 * </ul>
 */
public final class ExcludedFiles {

  /** Excludes nothing. */
  public static final ExcludedFiles NONE = new ExcludedFiles(Path.of(""), List.of());

  private final Path directory;
  private final Map<String, Pattern> patterns = new LinkedHashMap<>();

  /**
   * Excludes what one of these patterns matches.
   *
   * @param directory the working directory
   */
  public ExcludedFiles(Path directory, List<String> patterns) {
    this.directory = directory.toAbsolutePath().normalize();
    for (String pattern : patterns) {
      this.patterns.put(pattern, expression(slashed(pattern)));
    }
  }

  /**
   * The first pattern that excludes a file; null if none does.
   *
   * @param source the file's path below a source root, with {@code /} between folders
   * @param file the file itself
   */
  @Nullable String patternOf(String source, Path file) {
    for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
      if (matches(pattern.getValue(), source)
          || matches(pattern.getValue(), slashed(file.toString()))
          || matches(pattern.getValue(), inDirectory(file))) {
        return pattern.getKey();
      }
    }
    return null;
  }

  private static boolean matches(Pattern pattern, String path) {
    return pattern.matcher(path.startsWith("/") ? path.substring(1) : path).matches();
  }

  private static String slashed(String path) {
    return path.replace('\\', '/');
  }

  /** The path below the working directory, which may be a link; empty if the file isn't there. */
  private String inDirectory(Path file) {
    try {
      Path real = directory.toRealPath();
      return file.startsWith(real) ? slashed(real.relativize(file).toString()) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static Pattern expression(String pattern) {
    String glob = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    return glob.contains("/")
        ? PathGlob.expression(glob.startsWith("/") ? glob.substring(1) : glob)
        : PathGlob.ofNameAnywhere(glob);
  }
}
