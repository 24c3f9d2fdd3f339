package dev.l9.trace.contract.facts.language;

/** The tags and comments of XML or HTML, one after the other, whatever is wrong with them. */
final class MarkupScanner {

  private final String text;
  private int at;
  private int start;
  private int end;
  private int depth;
  private int next;
  private boolean comment;

  MarkupScanner(String text) {
    this.text = text;
  }

  /** Goes to the next tag or comment, and says whether there is one that has an end. */
  boolean next() {
    depth = next;
    start = text.indexOf('<', at);
    if (start < 0) {
      return false;
    }
    comment = text.startsWith("<!--", start);
    boolean data = text.startsWith("<![CDATA[", start);
    String close = comment ? "-->" : data ? "]]>" : text.startsWith("<?", start) ? "?>" : ">";
    end = text.indexOf(close, comment ? start + 4 : start + 1);
    if (end < 0) {
      return false;
    }
    at = end + close.length();
    if (isOpening()) {
      next += text.charAt(end - 1) == '/' ? 0 : 1;
    } else if (text.startsWith("</", start)) {
      next--;
    }
    return true;
  }

  boolean isComment() {
    return comment;
  }

  /** Whether this is the tag with which an element begins. */
  boolean isOpening() {
    return start + 1 < text.length() && Character.isLetter(text.charAt(start + 1));
  }

  /** In how many elements this is. */
  int depth() {
    return depth;
  }

  /** The name of the element, without its prefix. */
  String name() {
    int to = start + 1;
    while (to < end && text.charAt(to) > ' ' && text.charAt(to) != '/') {
      to++;
    }
    String name = text.substring(start + 1, to);
    return name.substring(name.indexOf(':') + 1);
  }

  /** What stands between the signs of the tag or comment. */
  String content() {
    return text.substring(Math.min(start + (comment ? 4 : 1), end), end);
  }

  /** The text behind the tag, up to the next one. */
  String textBehind() {
    int to = text.indexOf('<', at);
    boolean empty = text.charAt(end - 1) == '/';
    return to < 0 || empty ? "" : text.substring(at, to);
  }

  /** Goes past text that may hold signs of tags. */
  void skipTo(String tag) {
    int found = text.indexOf(tag, at);
    at = found < 0 ? text.length() : found;
  }
}
