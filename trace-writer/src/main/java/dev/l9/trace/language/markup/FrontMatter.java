package dev.l9.trace.language.markup;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The front matter of a Markdown file: the lines between two rules at its very top, which tools
 * read as data. Jekyll, Pandoc and GitHub take YAML between two lines of three dashes, the second
 * of which may be three dots. Hugo also takes TOML between two lines of three plus signs.
 * Immutable.
 *
 * @param kind the language of its lines
 * @param start the offset of the first rule
 * @param from the offset of the first line between the rules
 * @param to the offset of the second rule
 * @param end the offset behind the second rule and its line end
 */
public record FrontMatter(Kind kind, int start, int from, int to, int end) {

  /** A language of front matter. */
  public enum Kind {
    YAML("---"),
    TOML("+++");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }
  }

  /** The front matter of a file; null if the file has none of these kinds. */
  public static @Nullable FrontMatter of(byte[] file) throws RefusedSourceException {
    int start = LexedSource.start(file);
    for (Kind kind : Kind.values()) {
      if (isRule(file, start, kind.rule)) {
        return of(kind, file, start);
      }
    }
    return null;
  }

  private static @Nullable FrontMatter of(Kind kind, byte[] file, int start) {
    int from = nextLine(file, start);
    for (int line = from; line < file.length; line = nextLine(file, line)) {
      boolean dots = kind == Kind.YAML && isRule(file, line, "...");
      if (dots || isRule(file, line, kind.rule)) {
        return new FrontMatter(kind, start, from, line, nextLine(file, line));
      }
    }
    return null;
  }

  /**
   * Refuses a file that begins with other data, which tools would no longer find below front
   * matter.
   */
  public static void checkNoOther(byte[] file) throws RefusedSourceException {
    int start = LexedSource.start(file);
    int text = start;
    while (text < file.length && (isBlank(file[text]) || isLineEnd(file[text]))) {
      text++;
    }
    if (isObject(file, text)) {
      throw new RefusedSourceException("has front matter in JSON, which can't have comments");
    }
    if (startsWith(file, start, "% ")) {
      throw new RefusedSourceException("begins with a title block, which has to stay the first");
    }
    boolean other = startsWith(file, start, "---") && isLetter(file, start + 3);
    if (other || isRule(file, start, ";;;")) {
      throw new RefusedSourceException("has front matter of a kind that isn't known here");
    }
    if (text > start && isUnderBlankLines(file, text)) {
      throw new RefusedSourceException("has blank lines above its front matter");
    }
  }

  /** Whether JSON's object begins here, rather than a tag of a template engine. */
  private static boolean isObject(byte[] file, int at) {
    int next = at + 1;
    while (next < file.length && (isBlank(file[next]) || isLineEnd(file[next]))) {
      next++;
    }
    return startsWith(file, at, "{")
        && (startsWith(file, next, "\"") || startsWith(file, next, "}"));
  }

  private static boolean isUnderBlankLines(byte[] file, int text) {
    for (Kind kind : Kind.values()) {
      if (isRule(file, text, kind.rule)) {
        return of(kind, file, text) != null;
      }
    }
    return false;
  }

  /** Whether the line that begins here has nothing but these three characters, and blanks. */
  private static boolean isRule(byte[] file, int line, String rule) {
    int at = line + rule.length();
    while (startsWith(file, line, rule) && at < file.length && isBlank(file[at])) {
      at++;
    }
    return startsWith(file, line, rule) && (at == file.length || isLineEnd(file[at]));
  }

  private static int nextLine(byte[] file, int line) {
    int end = line;
    while (end < file.length && !isLineEnd(file[end])) {
      end++;
    }
    return LineEnd.behind(file, end);
  }

  private static boolean startsWith(byte[] file, int at, String text) {
    return at + text.length() <= file.length
        && new String(file, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }

  private static boolean isLetter(byte[] file, int at) {
    return at < file.length && Character.isLetter(file[at]);
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }
}
