package dev.l9.trace.language.markup;

import dev.l9.trace.language.RefusedSourceException;

/**
 * Adds HTML's elements that can't contain markup, and is as lenient as browsers are. A lexer reads
 * one file once. Not thread-safe.
 */
public final class HtmlLexer extends MarkupLexer {

  private static final String[] RAW = {
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"
  };

  /** Makes a lexer for a file. A file in UTF-16, or with bytes of zero, is refused. */
  public HtmlLexer(byte[] file) throws RefusedSourceException {
    super(file);
  }

  @Override
  void markup() throws RefusedSourceException {
    if (startsWith("<![CDATA[")) {
      goBehind("]]>", "has a CDATA section without an end");
    } else if (startsWith("<!") || startsWith("<?")) {
      goBehind(">", "has a declaration without an end");
    } else {
      at++;
      boolean closes = startsWith("/");
      at += closes ? 1 : 0;
      if (at < bytes.length && Character.isLetter(bytes[at])) {
        element(closes);
      }
    }
  }

  /**
   * Reads a comment. {@code <!-->} and {@code <!--->} are complete comments too, and {@code --!>}
   * can end one.
   */
  @Override
  void restOfComment() throws RefusedSourceException {
    int begin = at;
    while (!startsWith("--!>") && !startsWith(CLOSE)) {
      if (at == begin && (startsWith(">") || startsWith("->"))) {
        break;
      }
      if (at >= bytes.length) {
        throw new RefusedSourceException("has a comment without an end");
      }
      at++;
    }
    goBehind(">", "");
  }

  private void element(boolean closes) throws RefusedSourceException {
    for (String raw : RAW) {
      if (!closes && isName(raw)) {
        tag();
        goToEnd(raw);
        return;
      }
    }
    tag();
  }

  private boolean isName(String name) {
    int end = at + name.length();
    return startsWith(name, true)
        && (end == bytes.length || !Character.isLetterOrDigit(bytes[end]));
  }

  private void goToEnd(String name) throws RefusedSourceException {
    while (!startsWith("</" + name, true)) {
      if (at >= bytes.length) {
        throw new RefusedSourceException("has an element " + name + " without an end");
      }
      at++;
    }
  }
}
