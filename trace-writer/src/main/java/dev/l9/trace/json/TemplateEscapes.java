package dev.l9.trace.json;

/**
 * Escapes JSON so that no template engine finds anything to execute in it. A file of any type may
 * be a template of some engine, and most engines look into comments too. Thread-safe.
 *
 * <ul>
 *   <li><code>{ $ # &amp;</code> are written as escapes in all strings. All of <code>{{ {% ${ #{
 *       *{ @{ %{</code>, {@code $name}, {@code #set(…)} and {@code &name} need one of them.
 *   <li>{@code <} is written as an escape too, unless it begins what only looks like a tag, such as
 *       {@code <init>}. A tag that an engine executes has a mark, a prefix or attributes.
 *   <li>{@code [[} and {@code [(} are written neither in a string nor between the values.
 *   <li>From the second {@code @} in a string on, each is escaped, since the text between two of
 *       them would be a name.
 *   <li>The second of two blanks is escaped, since a formatter that breaks a comment would make one
 *       blank of both.
 * </ul>
 */
public final class TemplateEscapes {

  private static final String OPENING = "{$#&";

  private final String json;
  private final StringBuilder out;

  /** The offset at which the current string begins. */
  private int start;

  private TemplateEscapes(String json) {
    this.json = json;
    this.out = new StringBuilder(json.length() + json.length() / 8);
  }

  /** Returns JSON with the same meaning. Nothing but blanks is added between its values. */
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

  /** Copies a string from behind its first quote on. Returns the offset behind its last quote. */
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
