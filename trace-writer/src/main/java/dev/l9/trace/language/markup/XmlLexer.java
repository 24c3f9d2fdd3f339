package dev.l9.trace.language.markup;

import dev.l9.trace.language.RefusedSourceException;
import org.jspecify.annotations.Nullable;

/**
 * Adds XML's CDATA sections, processing instructions and declarations, and checks that start and
 * end tags are equal in number. A lexer reads one file once. Not thread-safe.
 */
public final class XmlLexer extends MarkupLexer {

  private int depth;
  private boolean hasRoot;
  private boolean hasText;
  private boolean mismatched;

  /** Makes a lexer for a file. A file in UTF-16, or with bytes of zero, is refused. */
  public XmlLexer(byte[] file) throws RefusedSourceException {
    super(file);
  }

  @Override
  void markup() throws RefusedSourceException {
    if (startsWith("<![CDATA[")) {
      goBehind("]]>", "has a CDATA section without an end");
    } else if (startsWith("<?")) {
      goBehind("?>", "has an instruction without an end");
    } else if (startsWith("<!")) {
      declaration();
    } else {
      element();
    }
  }

  private void element() throws RefusedSourceException {
    boolean ends = startsWith("</");
    tag();
    boolean empty = bytes[at - 2] == '/';
    depth += ends ? -1 : empty ? 0 : 1;
    mismatched |= depth < 0;
    hasRoot = true;
  }

  /** Goes past a document type declaration, which may contain further declarations in brackets. */
  private void declaration() throws RefusedSourceException {
    boolean inside = false;
    at += 2;
    while (inside || !startsWith(">")) {
      if (at >= bytes.length) {
        throw new RefusedSourceException("has a declaration without an end");
      }
      byte c = bytes[at];
      if (startsWith(OPEN)) {
        at += OPEN.length();
        goBehind(CLOSE, "has a comment without an end");
      } else if (startsWith("<?")) {
        goBehind("?>", "has an instruction without an end");
      } else {
        at++;
        inside = c == '[' || (inside && c != ']');
        if (c == '"' || c == '\'') {
          goBehind(String.valueOf((char) c), "has a declaration without an end");
        }
      }
    }
    at++;
  }

  @Override
  void text() {
    hasText |= depth == 0 && (bytes[at] < 0 || bytes[at] > ' ');
  }

  @Override
  boolean isBalanced() {
    return depth == 0 && !mismatched && hasRoot;
  }

  @Override
  @Nullable String unfit() {
    if (!hasRoot || hasText) {
      return "has no root element, behind which the block goes";
    }
    return isBalanced() ? null : "has elements without an end: it may be half written";
  }
}
