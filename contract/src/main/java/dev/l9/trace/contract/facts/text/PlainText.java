package dev.l9.trace.contract.facts.text;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes the markup of Javadoc, HTML, Markdown and reStructuredText out of a paragraph. It looks at
 * the first 4000 characters, since each sign may be looked for up to the end. Not thread-safe.
 */
public final class PlainText {

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "br",
          "ul",
          "ol",
          "li",
          "pre",
          "table",
          "tr",
          "td",
          "blockquote",
          "hr",
          "div",
          "dl",
          "dt",
          "dd",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "center",
          "details",
          "summary");

  private static final Set<String> INLINE =
      Set.of(
          "a", "b", "i", "em", "strong", "code", "tt", "sup", "sub", "img", "span", "var", "kbd",
          "u", "s", "small", "font", "see", "c", "para", "remarks");

  private static final Map<String, String> ENTITIES =
      Map.of(
          "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "apos", "'", "#39", "'",
          "#64", "@", "mdash", "—", "ndash", "–");

  private static final int MAX_LENGTH = 4000;
  private static final int MAX_TAG = 300;
  private static final int MAX_ENTITY = 8;

  private final String text;
  private final StringBuilder plain = new StringBuilder();

  /** Where signs stand that end an emphasis. */
  private final BitSet closers = new BitSet();

  private int at;

  private PlainText(String text) {
    this.text = text;
  }

  /**
   * The text without markup, without characters that don't show, and with single blanks. Where the
   * markup ends a paragraph, there is a line end.
   */
  public static String of(String markup) {
    PlainText reader = new PlainText(markup.substring(0, Math.min(markup.length(), MAX_LENGTH)));
    while (reader.at < reader.text.length()) {
      reader.element();
    }
    return VisibleText.lines(reader.plain.toString());
  }

  private void element() {
    switch (text.charAt(at)) {
      case '{' -> inlineTag();
      case '<' -> element('<');
      case '&' -> entity();
      case '`' -> code();
      case '!' -> image();
      case '[' -> link();
      case '*', '~', '_' -> emphasis();
      case ':' -> role();
      case '\\' -> escape();
      case '\n' -> copy(' ');
      default -> copy(text.charAt(at));
    }
  }

  private void copy(char c) {
    plain.append(c);
    at++;
  }

  /** Javadoc's tags. */
  private void inlineTag() {
    int end = text.startsWith("{@", at) ? InlineTag.end(text, at) : -1;
    if (end < 0) {
      copy('{');
      return;
    }
    plain.append(InlineTag.shown(text.substring(at + 2, end)));
    at = end + 1;
  }

  private void element(char open) {
    int close = text.indexOf('>', at);
    if (text.startsWith("<!--", at)) {
      int end = text.indexOf("-->", at);
      at = end < 0 ? text.length() : end + 3;
      return;
    }
    String name = close < 0 || close - at > MAX_TAG ? "" : tagName(at + 1, close);
    if (BLOCKS.contains(name)) {
      plain.append('\n');
      at = close + 1;
    } else if (INLINE.contains(name)) {
      at = close + 1;
    } else if (text.startsWith("<http", at) && close > 0) {
      at++; // A link of Markdown that shows as its address.
    } else {
      copy(open);
    }
  }

  private String tagName(int from, int to) {
    int begin = text.startsWith("/", from) ? from + 1 : from;
    int end = begin;
    while (end < to && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(begin, end).toLowerCase(Locale.ROOT);
  }

  private void entity() {
    int end = text.indexOf(';', at);
    String shown =
        end < 0 || end - at > MAX_ENTITY ? null : ENTITIES.get(text.substring(at + 1, end));
    if (shown == null) {
      copy('&');
    } else {
      plain.append(shown);
      at = end + 1;
    }
  }

  private void code() {
    int from = at;
    while (at < text.length() && text.charAt(at) == '`') {
      at++;
    }
    String fence = text.substring(from, at);
    int end = text.indexOf(fence, at);
    if (end >= 0) {
      plain.append(text.substring(at, end).replace('\n', ' '));
      at = end + fence.length();
      // reStructuredText has "`text <target>`_".
      at += text.startsWith("_", at) ? 1 : 0;
    }
  }

  private void image() {
    int close = text.startsWith("![", at) ? closing(at + 1) : -1;
    if (close < 0) {
      copy('!');
    } else {
      at = behindTarget(close + 1);
    }
  }

  private void link() {
    int close = closing(at);
    if (close < 0) {
      copy('[');
      return;
    }
    int behind = behindTarget(close + 1);
    String label = text.substring(at + 1, close);
    boolean word = plain.length() > 0 && isWord(plain.charAt(plain.length() - 1));
    boolean reference = !label.isEmpty() && Character.isLetter(label.charAt(0)) && !word;
    if (behind > close + 1 || reference || label.startsWith("`") || label.startsWith("![")) {
      plain.append(new PlainText(label).all());
      at = behind;
    } else {
      copy('[');
    }
  }

  /** Labels are read once more, and no deeper. */
  private String all() {
    String label = text.replace("`", "").replace("\n", " ");
    int image = label.startsWith("![") ? label.indexOf(']') : -1;
    return image >= 0 ? "" : label.replace("**", "");
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private int behindTarget(int from) {
    char open = from < text.length() ? text.charAt(from) : 0;
    int end = open == '(' ? text.indexOf(')', from) : open == '[' ? text.indexOf(']', from) : -1;
    return end < 0 ? from : end + 1;
  }

  /** Stars, underscores or tildes around words, but not those of names such as __init__. */
  private void emphasis() {
    int from = at;
    while (at < text.length() && text.charAt(at) == text.charAt(from)) {
      at++;
    }
    int close = closers.get(from) ? -1 : closer(from, text.substring(from, at));
    if (close >= 0) {
      closers.set(close);
    } else if (!closers.get(from)) {
      plain.append(text, from, at);
    }
  }

  /** Where the emphasis ends that these signs begin; -1 if they begin none. */
  private int closer(int from, String sign) {
    boolean opens = from == 0 || !isWord(text.charAt(from - 1));
    if (!opens || at == text.length() || text.charAt(at) <= ' ' || sign.equals("~")) {
      return -1;
    }
    for (int i = text.indexOf(sign, at); i >= 0; i = text.indexOf(sign, i + 1)) {
      int behind = i + sign.length();
      boolean ends = behind == text.length() || !isWord(text.charAt(behind));
      if (ends && text.charAt(i - 1) > ' ') {
        boolean name = sign.equals("__") && text.substring(at, i).indexOf(' ') < 0;
        return name ? -1 : i;
      }
    }
    return -1;
  }

  /** The role in {@code :class:`Name`}. */
  private void role() {
    int end = at + 1;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    if (end > at + 1 && text.startsWith(":`", end)) {
      at = end + 1;
    } else {
      copy(':');
    }
  }

  private void escape() {
    boolean sign = at + 1 < text.length() && "*_`[]<>#\\".indexOf(text.charAt(at + 1)) >= 0;
    at += sign ? 1 : 0;
    copy(text.charAt(at));
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
