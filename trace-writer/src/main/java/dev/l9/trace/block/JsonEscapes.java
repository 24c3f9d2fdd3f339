package dev.l9.trace.block;

/** JSON whose strings hold nothing that means something to those who read the file around it. */
final class JsonEscapes {

  /** What begins or ends a literal or a comment in SQL. */
  static final String SQL = "'$`*";

  /** Nothing but what is always escaped. */
  static final String NONE = "";

  private JsonEscapes() {}

  /**
   * Escapes characters in the strings of a JSON text; always a quote, so that quotes come in pairs,
   * and the second of two dashes, which end comments of markup and begin those of SQL.
   *
   * @param characters the others to escape
   */
  static String escape(String json, String characters) {
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

  private static boolean isSecondDash(String json, int index) {
    return json.charAt(index) == '-' && json.charAt(index - 1) == '-';
  }

  private static void unicode(StringBuilder out, char ascii) {
    out.append("\\u00").append(Integer.toHexString(ascii));
  }
}
