package dev.l9.trace.replay.value;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes texts and numbers of strangers as Java literals. A literal has ASCII alone, so that
 * neither the encoding of the file nor characters that turn text around change it, and nothing in
 * it ends it.
 */
public final class JavaLiteral {

  /** A longer text is written as several, on a line each. */
  private static final int LINE = 70;

  /** A line of the text that is shorter doesn't end a line of the source. */
  private static final int SHORTEST = 10;

  /** A constant of a class file has 65,535 bytes, and a character takes up to three. */
  private static final int MOST_OF_CONSTANT = 20_000;

  private JavaLiteral() {}

  /** A text in quotes, or several that are joined. */
  public static CodeBlock string(String text) {
    if (text.length() <= LINE) {
      return CodeBlock.of("$L", quoted(text));
    }
    List<CodeBlock> constants = new ArrayList<>();
    for (int i = 0; i < text.length(); i += MOST_OF_CONSTANT) {
      constants.add(lines(text.substring(i, Math.min(text.length(), i + MOST_OF_CONSTANT))));
    }
    return constants.size() == 1
        ? constants.get(0)
        : CodeBlock.of("$T.join(\"\", $L)", String.class, CodeBlock.join(constants, ",$W"));
  }

  private static CodeBlock lines(String text) {
    List<CodeBlock> lines = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int end = Math.min(text.length(), i + LINE);
      int blank = text.lastIndexOf(' ', end - 1);
      int cut = end < text.length() && blank > i ? blank + 1 : end;
      int lineEnd = text.indexOf('\n', i) + 1;
      cut = lineEnd > i && lineEnd < cut && lineEnd - i >= SHORTEST ? lineEnd : cut;
      lines.add(CodeBlock.of("$L", quoted(text.substring(i, cut))));
      i = cut;
    }
    return CodeBlock.join(lines, "\n+ ");
  }

  /** A text in quotes. */
  static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      append(literal, text.charAt(i), '"');
      if (isTorn(text, i)) {
        literal.append("\" + \"");
      }
    }
    return literal.append('"').toString();
  }

  /**
   * Whether this is the first half of a pair without the second. The compiler looks for the second
   * half behind its escape, and loses count of backslashes; so the literal ends there.
   */
  private static boolean isTorn(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        && index + 1 < text.length()
        && !Character.isLowSurrogate(text.charAt(index + 1));
  }

  /** A character in quotes. */
  static String character(char c) {
    StringBuilder literal = new StringBuilder("'");
    append(literal, c, '\'');
    return literal.append('\'').toString();
  }

  /**
   * A control character is written as an octal escape: the compiler would take an escape with
   * {@code u} for a line end before it looks at quotes.
   */
  private static void append(StringBuilder literal, char c, char quote) {
    switch (c) {
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      case '\\' -> literal.append("\\\\");
      default -> {
        if (c == quote) {
          literal.append('\\').append(c);
        } else if (c < ' ' || c == 127) {
          literal.append(String.format("\\%03o", (int) c));
        } else if (c < 127) {
          literal.append(c);
        } else {
          literal.append(String.format("\\u%04x", (int) c));
        }
      }
    }
  }

  /** A double. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(value);
  }

  /** A float. */
  static String number(float value) {
    if (Float.isNaN(value)) {
      return "Float.NaN";
    } else if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return value + "f";
  }
}
