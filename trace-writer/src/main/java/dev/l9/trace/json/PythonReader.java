package dev.l9.trace.json;

import org.jspecify.annotations.Nullable;

/**
 * Turns a literal of Python into JSON. The literal may consist of dictionaries, lists, strings,
 * numbers and constants. It may have what formatters add: comments, commas before a closing
 * bracket, and strings in several parts. Thread-safe.
 */
public final class PythonReader {

  private final String literal;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private PythonReader(String literal) {
    this.literal = literal;
  }

  /**
   * Returns the JSON, which isn't checked; null if the literal has something that JSON doesn't
   * have.
   */
  public static @Nullable String json(String literal) {
    PythonReader reader = new PythonReader(literal);
    try {
      while (reader.at < literal.length()) {
        if (!reader.token()) {
          return null;
        }
      }
    } catch (StringIndexOutOfBoundsException | IllegalArgumentException e) {
      return null; // The literal ends in the middle of a string, or has an invalid escape.
    }
    return reader.out.toString().strip();
  }

  private boolean token() {
    char c = literal.charAt(at);
    switch (c) {
      case '#' -> skipLine();
      case '"', '\'' -> string(c);
      case '(', ')', '\\' -> at++;
      case '}', ']' -> {
        dropComma();
        out.append(c);
        at++;
      }
      default -> {
        if (Character.isLetter(c) && !isInNumber()) {
          return constant();
        }
        out.append(c);
        at++;
      }
    }
    return true;
  }

  private boolean isInNumber() {
    return !out.isEmpty() && Character.isDigit(out.charAt(out.length() - 1));
  }

  private void skipLine() {
    while (at < literal.length() && "\r\n".indexOf(literal.charAt(at)) < 0) {
      at++;
    }
  }

  private void dropComma() {
    int last = lastOfOut();
    if (last >= 0 && out.charAt(last) == ',') {
      out.deleteCharAt(last);
    }
  }

  private int lastOfOut() {
    int last = out.length() - 1;
    while (last >= 0 && out.charAt(last) <= ' ') {
      last--;
    }
    return last;
  }

  private boolean constant() {
    for (String[] names : new String[][] {{"True", "true"}, {"False", "false"}, {"None", "null"}}) {
      if (literal.startsWith(names[0], at)) {
        out.append(names[1]);
        at += names[0].length();
        return true;
      }
    }
    return false;
  }

  private void string(char quote) {
    StringBuilder text = new StringBuilder();
    for (at++; literal.charAt(at) != quote; ) {
      if (literal.charAt(at) == '\\') {
        escape(text);
      } else {
        text.append(literal.charAt(at++));
      }
    }
    at++;
    String json = JsonBytes.plain().string(text.toString()).toString();
    int last = lastOfOut();
    if (last >= 0 && out.charAt(last) == '"') {
      out.setLength(last); // This is a further part of the previous string.
      json = json.substring(1);
    }
    out.append(json);
  }

  private void escape(StringBuilder text) {
    char c = literal.charAt(at + 1);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    at += 2 + digits;
    if (digits > 0) {
      text.appendCodePoint(Integer.parseInt(literal.substring(at - digits, at), 16));
      return;
    }
    int known = "abfnrtv".indexOf(c);
    if (known >= 0) {
      text.append("\u0007\b\f\n\r\t\u000b".charAt(known));
    } else if (c == '\\' || c == '\'' || c == '"') {
      text.append(c);
    } else if (c != '\n') {
      throw new IllegalArgumentException("\\" + c);
    }
  }
}
