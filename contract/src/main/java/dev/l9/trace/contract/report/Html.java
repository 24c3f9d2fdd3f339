package dev.l9.trace.contract.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML. All text and all values of attributes are escaped here; names of elements and
 * attributes are ours. Not thread-safe.
 */
final class Html {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element; the attributes are names and values in turn. */
  Html begin(String element, String... attributes) {
    empty(element, attributes);
    open.push(element);
    return this;
  }

  /** Writes an element that has no content and no end. */
  Html empty(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    return this;
  }

  /** Ends the element that was begun last. */
  Html end() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends it, and the line. */
  Html endLine() {
    end();
    out.append('\n');
    return this;
  }

  /** Writes text of ours or of others. */
  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Writes an element with nothing but text. */
  Html element(String element, String text, String... attributes) {
    return begin(element, attributes).text(text).end();
  }

  /** Writes text of others, whose direction doesn't touch what is around it. */
  Html isolated(String text) {
    return element("bdi", text);
  }

  private static String escape(String text) {
    return VisibleText.lines(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** All that was written; each element has to be ended. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.toString();
  }
}
