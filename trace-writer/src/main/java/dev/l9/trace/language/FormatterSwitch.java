package dev.l9.trace.language;

import org.jspecify.annotations.Nullable;

/**
 * The comments that make formatters skip what is below them. Each type of files has at most one of
 * these.
 */
public enum FormatterSwitch {
  /** There is none, or formatters of these files leave comments as they are. */
  NONE("", ""),
  /**
   * IntelliJ, Eclipse, tools that are built on Eclipse, ktlint and scalafmt skip the rest of the
   * file.
   */
  TAGS("@formatter:off", "@formatter:on"),
  /** clang-format skips the rest of the file. */
  CLANG("clang-format off", "clang-format on"),
  /** Black and Ruff skip the rest of the file. */
  PYTHON("fmt: off", "fmt: on"),
  /** Prettier skips the next element only. */
  PRETTIER("prettier-ignore", ""),
  /** SQLFluff skips the rest of the file. */
  SQL("noqa: disable=all", "noqa: enable=all");

  private final String text;
  private final String end;

  FormatterSwitch(String text, String end) {
    this.text = text;
    this.end = end;
  }

  /** The text behind the sign of the comment; empty for {@link #NONE}. */
  public String text() {
    return text;
  }

  /**
   * The text of the comment that makes formatters go on; empty where they skip one element only.
   */
  public String end() {
    return end;
  }

  /** Whether it stops formatters of comments. */
  public boolean isForComments() {
    return this == TAGS || this == CLANG;
  }

  /** Whether a comment is one of these switches; null is none. */
  public static boolean isOne(@Nullable String comment) {
    if (comment == null || comment.isBlank()) {
      return false;
    }
    String text = comment.strip();
    for (FormatterSwitch each : values()) {
      if (text.equals(each.text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a comment makes formatters go on; null doesn't. */
  public static boolean isEnd(@Nullable String comment) {
    if (comment == null || comment.isBlank()) {
      return false;
    }
    String text = comment.strip();
    for (FormatterSwitch each : values()) {
      if (text.equals(each.end)) {
        return true;
      }
    }
    return false;
  }
}
