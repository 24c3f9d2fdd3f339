package dev.l9.trace.json;

/**
 * JSON in which no template engine finds anything to execute. Files of every type are templates of
 * one engine or another, and most look into comments too: values begin nothing there.
 *
 * <ul>
 *   <li><code>{ $ # &amp;</code> are written as escapes in all strings. All of <code>{{ {% ${ #{
 *       *{ @{ %{</code>, {@code $name}, {@code #set(…)} and {@code &name} need one of them.
 *   <li>{@code <} is written as an escape too, unless it begins what only looks like a tag, such as
 *       {@code <init>}: a tag that is executed has a mark, a prefix or attributes.
 *   <li>{@code [[} and {@code [(} neither are in a string nor between the values.
 *   <li>Of two {@code @} in a string, which would make a name of what is between, one is escaped.
 *   <li>So is the second of two blanks, since formatters that break a comment make one of both.
 * </ul>
 */
public final class TemplateEscapes {

  private static final String OPENING = "{$#&";

  private final String json;
  private final StringBuilder out;

  /** The offset at which the string begins that is being read. */
  private int start;

  private TemplateEscapes(String json) {
    this.json = json;
    this.out = new StringBuilder(json.length() + json.length() / 8);
  }

  /** JSON that means the same; nothing but blanks is added to its structure. */
  public static String escape(String json) {
    TemplateEscapes escapes = new TemplateEscapes(json);
    int at = 0;
    while (at < json.length()) {
      char c = json.charAt(at);
      if (c == '"') {
        at = escapes.string(at + 1);
      } else {
        escapes.out.append(json.startsWith("[[", at) ? "[ " : String.valueOf(c));
        at++;
      }
    }
    return escapes.out.toString();
  }

  /** Copies a string from behind its first quote on; gives the offset behind the last. */
  private int string(int from) {
    out.append('"');
    start = from;
    int at = from;
    while (json.charAt(at) != '"') {
      char c = json.charAt(at);
      if (c == '\\') {
        out.append(c).append(json.charAt(++at));
      } else if (isOpening(c, at)) {
        out.append("\\u00").append(Integer.toHexString(c));
      } else {
        out.append(c);
      }
      at++;
    }
    out.append('"');
    return at + 1;
  }

  private boolean isOpening(char c, int at) {
    return switch (c) {
      case '<' -> !isNameInBrackets(at + 1);
      case '[' -> json.charAt(at + 1) == '[' || json.charAt(at + 1) == '(';
      case '@' -> json.lastIndexOf('@', at - 1) >= start;
      case ' ' -> json.charAt(at - 1) == ' ' && at > start;
      default -> OPENING.indexOf(c) >= 0;
    };
  }

  private boolean isNameInBrackets(int from) {
    int at = from;
    while (isLetter(json.charAt(at))) {
      at++;
    }
    return at > from && json.charAt(at) == '>';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
