package dev.l9.trace.json;

/**
 * Escapes characters in the strings of JSON, so that whoever reads the file around the JSON finds
 * nothing in them that has a meaning in the file's language. Thread-safe.
 */
public final class JsonEscapes {

  /** The characters that begin or end a literal or a comment in SQL. */
  public static final String SQL = "'$`*";

  /** No characters besides those that are always escaped. */
  public static final String NONE = "";

  /** The length of an escape with digits. */
  private static final int ESCAPE = 6;

  private JsonEscapes() {}

  /**
   * Escapes characters in the strings of a JSON text. Quotes are always escaped, so that the
   * remaining quotes come in pairs. The second of two dashes is too, since two dashes end a comment
   * of markup and begin one of SQL.
   *
   * @param characters further characters to escape
   */
  public static String escape(String json, String characters) {
    StringBuilder out = new StringBuilder(json.length() + json.length() / 8);
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '\\') {
        c = json.charAt(++i);
        if (c == '"') {
          unicode(out, c);
        } else {
          out.append('\\').append(c);
        }
      } else if (c == '"') {
        inString = !inString;
        out.append(c);
      } else if (inString && (characters.indexOf(c) >= 0 || isSecondDash(json, i))) {
        unicode(out, c);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * Copies a string of a JSON text, from its first quote on, for a language in which one escape
   * stands for one code point. For a code point above {@code 0xffff}, JSON needs two escapes, and
   * the copy has one.
   *
   * @param whole whether the language forbids one half of such a pair; a replacement character then
   *     stands for it
   * @return the offset behind the string
   */
  static int copy(String json, int from, StringBuilder out, boolean whole) {
    int at = from + 1;
    int copied = from;
    while (json.charAt(at) != '"') {
      boolean escape = json.charAt(at) == '\\';
      char high = escape ? escaped(json, at) : 0;
      char low = Character.isHighSurrogate(high) ? escaped(json, at + ESCAPE) : 0;
      if (Character.isLowSurrogate(low)) {
        String digits = Integer.toHexString(Character.toCodePoint(high, low));
        out.append(json, copied, at).append("\\U").append("0".repeat(8 - digits.length()));
        out.append(digits);
        at += 2 * ESCAPE;
        copied = at;
      } else if (whole && Character.isSurrogate(high)) {
        out.append(json, copied, at).append("\\ufffd");
        at += ESCAPE;
        copied = at;
      } else {
        at += escape ? 2 : 1;
      }
    }
    out.append(json, copied, at + 1);
    return at + 1;
  }

  /** The character of an escape with digits; 0 if there is none here. */
  private static char escaped(String json, int from) {
    return json.startsWith("\\u", from)
        ? (char) Integer.parseInt(json.substring(from + 2, from + ESCAPE), 16)
        : 0;
  }

  private static boolean isSecondDash(String json, int index) {
    return json.charAt(index) == '-' && json.charAt(index - 1) == '-';
  }

  private static void unicode(StringBuilder out, char ascii) {
    out.append("\\u00").append(Integer.toHexString(ascii));
  }
}
