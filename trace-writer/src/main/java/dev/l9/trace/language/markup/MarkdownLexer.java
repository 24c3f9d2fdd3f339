package dev.l9.trace.language.markup;

import dev.l9.trace.language.CommentSign;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a Markdown file that are one HTML comment each, outside of code and other
 * HTML. It also finds fenced JSON below such a line.
 *
 * <p>It follows CommonMark, with one exception: a fence in a quote or a list must be closed, where
 * CommonMark would end it with the quote or the list. A lexer reads one file once. Not thread-safe.
 */
public final class MarkdownLexer {

  /** The HTML that blank lines don't end, with what ends each kind of it. */
  private static final String[][] HTML = {
    {"<!--", "-->"},
    {"<?", "?>"},
    {"<![cdata[", "]]>"},
    {"<script", "</script>"},
    {"<pre", "</pre>"},
    {"<style", "</style>"},
    {"<textarea", "</textarea>"}
  };

  private final SourceLines lines;

  /** The first line below the front matter, which isn't Markdown. */
  private final int first;

  /** The open fence, which the same sign closes; empty if none is open. */
  private String fence = "";

  /** What ends the open HTML; null if none is open. */
  private @Nullable String html;

  /** The line of the open fence, if its content may be facts; -1 if it can't. */
  private int facts = -1;

  private boolean hasText;

  /** Makes a lexer for a file. A file in UTF-16, or with bytes of zero, is refused. */
  public MarkdownLexer(byte[] file) throws RefusedSourceException {
    lines = SourceLines.split(file, CommentSign.MARKUP);
    FrontMatter matter = FrontMatter.of(file);
    first =
        matter == null
            ? 0
            : matter.end() == file.length ? lines.count() : lines.lineOf(matter.end());
  }

  /** Reads the whole file. Call it once. */
  public LexedSource lex() {
    hasText = first > 0;
    for (int line = first; line < lines.count(); line++) {
      line(line, text(line));
    }
    return new LexedSource(lines, hasText, true, unfit());
  }

  private @Nullable String unfit() {
    if (!fence.isEmpty()) {
      return "has a code fence without an end";
    }
    return html == null ? null : "has HTML without an end";
  }

  private String text(int line) {
    String text = lines.text(line, line + 1);
    return text.substring(0, text.length() - (lines.start(line + 1) - lines.endOfText(line)));
  }

  private void line(int line, String text) {
    hasText |= !text.isBlank();
    if (!fence.isEmpty()) {
      fenced(line, text);
    } else if (html != null) {
      html = text.toLowerCase(Locale.ROOT).contains(html) ? null : html;
    } else if (isComment(text)) {
      lines.setComment(line);
    } else {
      String content = content(text);
      openFence(line, text, content);
      openHtml(content);
    }
  }

  /** Whether the line is one complete comment. Then it is neither in a list nor in a quote. */
  private static boolean isComment(String text) {
    return text.startsWith("<!--")
        && text.endsWith("-->")
        && text.indexOf("-->") == text.length() - 3
        && text.length() >= "<!---->".length();
  }

  /** The line without the marks of the quotes and lists that it is in. */
  private static String content(String text) {
    int at = 0;
    while (at < text.length() && (" \t>".indexOf(text.charAt(at)) >= 0 || isListMark(text, at))) {
      at++;
    }
    return text.substring(at);
  }

  private static boolean isListMark(String text, int at) {
    boolean ends = at + 1 == text.length() || " \t".indexOf(text.charAt(at + 1)) >= 0;
    char c = text.charAt(at);
    return ("-+*.)".indexOf(c) >= 0 && ends) || (Character.isDigit(c) && isNumber(text, at));
  }

  private static boolean isNumber(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return at < text.length() && ".)".indexOf(text.charAt(at)) >= 0 && isListMark(text, at);
  }

  private void openFence(int line, String text, String content) {
    int length = fenceLength(content);
    boolean code = length > 0 && content.charAt(0) == '`' && content.indexOf('`', length) >= 0;
    if (length > 0 && !code) {
      fence = content.substring(0, length);
      facts = text.substring(length).strip().equals("json") && isBelowComment(line) ? line : -1;
    }
  }

  /**
   * Whether the line is below a comment. Blank lines don't count, since formatters put them between
   * a comment and a fence.
   */
  private boolean isBelowComment(int line) {
    int above = line - 1;
    while (lines.isBlank(above)) {
      above--;
    }
    return lines.isComment(above);
  }

  /** How many marks of a fence a text begins with; 0 if they are too few for a fence. */
  private static int fenceLength(String text) {
    int length = 0;
    while (length < text.length() && text.charAt(length) == text.charAt(0)) {
      length++;
    }
    boolean mark = length >= 3 && (text.charAt(0) == '`' || text.charAt(0) == '~');
    return mark ? length : 0;
  }

  private void fenced(int line, String text) {
    lines.setQuoted(line);
    String content = content(text).strip();
    if (fenceLength(content) == content.length() && content.startsWith(fence)) {
      for (int each = facts; each >= 0 && each <= line; each++) {
        lines.setBody(each);
      }
      fence = "";
    }
  }

  private void openHtml(String content) {
    String lower = content.toLowerCase(Locale.ROOT);
    for (String[] kind : HTML) {
      // The opening and the closing mark may share their dashes: <!--> is complete.
      if (lower.startsWith(kind[0]) && !lower.contains(kind[1])) {
        html = kind[1];
      }
    }
  }
}
