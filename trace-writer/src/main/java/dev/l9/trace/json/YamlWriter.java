package dev.l9.trace.json;

import dev.l9.trace.block.BlockRenderer;
import java.util.Locale;
import java.util.Set;

/**
 * Turns the JSON that {@link BlockRenderer} writes into an entry of YAML. JSON in the full style
 * becomes block style. In the other styles, what fits on a line stays on one line, in flow style.
 * Thread-safe.
 */
public final class YamlWriter {

  /** YAML allows 1,024 characters for a key without a question mark before it. */
  private static final int MAX_KEY = 1000;

  /** The words that readers of YAML 1.1 or 1.2 don't take for strings. */
  private static final Set<String> NO_STRINGS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  /** A line in flow style is at most so long. */
  private static final int WIDTH = 118;

  private final String json;
  private final int width;
  private final StringBuilder out;
  private int at;

  private YamlWriter(String json) {
    this.json = json;
    boolean isOneLine = json.indexOf('\n') < 0;
    this.width = isOneLine ? Integer.MAX_VALUE : LineBreaks.areIn(json) ? WIDTH : 0;
    this.out = new StringBuilder(json.length() * 5 / 4);
  }

  /** Returns the entry with this key, without a line end after its last line. */
  public static String entry(String key, String json) {
    YamlWriter writer = new YamlWriter(json);
    writer.out.append(key).append(':');
    writer.value(2);
    return writer.out.toString();
  }

  /** Writes what follows a key: a blank and a scalar, or lines below it with this indentation. */
  private void value(int indent) {
    skipBlanks();
    char c = json.charAt(at);
    if ((c == '{' || c == '[') && !isEmpty()) {
      if (!isWrittenAsFlow()) {
        lines(indent);
      }
    } else {
      out.append(' ');
      scalar();
    }
  }

  private boolean isEmpty() {
    return json.charAt(at + 1) == '}' || json.charAt(at + 1) == ']';
  }

  private void lines(int indent) {
    boolean object = json.charAt(at) == '{';
    while (json.charAt(at) != '}' && json.charAt(at) != ']') {
      at++; // This goes past a bracket or a comma.
      line(indent);
      if (object) {
        entry(indent);
      } else {
        item(indent);
      }
      skipBlanks();
    }
    at++;
  }

  private void line(int indent) {
    out.append('\n').append(" ".repeat(indent));
  }

  private void entry(int indent) {
    skipBlanks();
    String key = key();
    skipBlanks();
    at++; // This goes past the colon.
    if (key.length() > MAX_KEY) {
      out.append("? ").append(key);
      line(indent);
      out.append(':');
    } else {
      out.append(key).append(':');
    }
    value(indent + 2);
  }

  /** Writes an item of a list. If it is an object, its first entry stands behind the dash. */
  private void item(int indent) {
    out.append('-');
    skipBlanks();
    if (json.charAt(at) != '{' || isEmpty()) {
      value(indent + 2);
      return;
    }
    if (isWrittenAsFlow()) {
      return;
    }
    int start = out.length();
    lines(indent + 2);
    out.replace(start, start + 1 + indent + 2, " ");
  }

  /** Writes a collection on the rest of this line. If it doesn't fit there, nothing is written. */
  private boolean isWrittenAsFlow() {
    int start = at;
    int length = out.length();
    out.append(' ');
    boolean isFlow = width > 0 && isFlow() && out.length() - out.lastIndexOf("\n") - 1 <= width;
    if (!isFlow) {
      at = start;
      out.setLength(length);
    }
    return isFlow;
  }

  /** Writes a value in flow style; false where one of its keys is too long for that. */
  private boolean isFlow() {
    char begin = json.charAt(at);
    if ((begin != '{' && begin != '[') || isEmpty()) {
      scalar();
      return true;
    }
    char end = begin == '{' ? '}' : ']';
    out.append(begin);
    for (at++; json.charAt(at) != end; skipBlanks()) {
      if (json.charAt(at) == ',') {
        out.append(", ");
        at++;
      }
      skipBlanks();
      if (begin == '{') {
        String key = key();
        if (key.length() > MAX_KEY) {
          return false;
        }
        out.append(key).append(": ");
        skipBlanks();
        at++; // This goes past the colon.
        skipBlanks();
      }
      if (!isFlow()) {
        return false;
      }
    }
    out.append(end);
    at++;
    return true;
  }

  private String key() {
    int start = out.length();
    scalar();
    String quoted = out.substring(start);
    out.setLength(start);
    String key = quoted.substring(1, quoted.length() - 1);
    return isName(key) ? key : quoted;
  }

  private static boolean isName(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !key.isEmpty() && !NO_STRINGS.contains(key.toLowerCase(Locale.ROOT));
  }

  /**
   * Copies a scalar or an empty collection, which are written in YAML as in JSON. Strings differ in
   * their escapes only.
   */
  private void scalar() {
    if (json.charAt(at) == '"') {
      at = JsonEscapes.copy(json, at, out, true);
      return;
    }
    int start = at;
    if (json.charAt(at) == '{' || json.charAt(at) == '[') {
      at += 2;
    } else {
      while (",]} \n".indexOf(json.charAt(at)) < 0) {
        at++;
      }
    }
    out.append(json, start, at);
  }

  private void skipBlanks() {
    while (at < json.length() && json.charAt(at) <= ' ') {
      at++;
    }
  }
}
