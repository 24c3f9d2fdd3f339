package dev.l9.trace.language;

import org.jspecify.annotations.Nullable;

/** A comment that has formatters leave alone what is below it, where a type of files has one. */
public enum FormatterSwitch {
  /** There is none, or formatters of these files leave comments as they are. */
  NONE(""),
  /** IntelliJ, Eclipse and what is built on it, ktlint, scalafmt; to the end of the file. */
  TAGS("@formatter:off"),
  /** clang-format; to the end of the file. */
  CLANG("clang-format off"),
  /** Black and Ruff; to the end of the file. */
  PYTHON("fmt: off"),
  /** Prettier; the next thing only. */
  PRETTIER("prettier-ignore"),
  /** SQLFluff; to the end of the file. */
  SQL("noqa: disable=all");

  private final String text;

  FormatterSwitch(String text) {
    this.text = text;
  }

  /** What is behind the sign of the comment; empty for none. */
  public String text() {
    return text;
  }

  /** Whether the comment is one of them. */
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
}
