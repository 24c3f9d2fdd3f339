package dev.l9.trace.memory.learn.value;

import java.util.Set;

/** Reads the text of a variable or an invariant from left to right. Not thread-safe. */
public final class TextScanner {

  /** Names that stand for values, so a variable of this name is quoted. */
  static final Set<String> RESERVED = Set.of("null", "true", "false");

  static final char QUOTE = '`';

  private final String text;
  private int at;

  public TextScanner(String text) {
    this.text = text;
  }

  /** Another scanner at the same place. */
  public TextScanner copy() {
    TextScanner copy = new TextScanner(text);
    copy.at = at;
    return copy;
  }

  /** Whether nothing follows but blanks. */
  public boolean isAtEnd() {
    skipBlanks();
    return at == text.length();
  }

  /** Whether this follows. It isn't consumed. */
  public boolean sees(String token) {
    skipBlanks();
    return text.startsWith(token, at);
  }

  /** Goes past this, if it follows. */
  public boolean accept(String token) {
    boolean isThere = sees(token);
    at += isThere ? token.length() : 0;
    return isThere;
  }

  /**
   * Goes past this.
   *
   * @throws IllegalArgumentException if something else follows
   */
  public void expect(String token) {
    if (!accept(token)) {
      throw failure("\"" + token + "\"");
    }
  }

  /** Whether a number follows. */
  public boolean seesNumber() {
    skipBlanks();
    int digit = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
    return digit < text.length() && isDigit(text.charAt(digit));
  }

  /** Whether a name follows, quoted or not. */
  boolean seesName() {
    skipBlanks();
    return at < text.length()
        && (text.charAt(at) == QUOTE || Character.isJavaIdentifierStart(text.codePointAt(at)));
  }

  /** Goes past the word, if it follows and isn't only the beginning of a longer one. */
  public boolean acceptWord(String word) {
    if (!sees(word)) {
      return false;
    }
    int end = at + word.length();
    if (end < text.length() && isPartOfName(text.codePointAt(end))) {
      return false;
    }
    at = end;
    return true;
  }

  /** Reads a name; one between backticks may have any characters. */
  String name() {
    if (!seesName()) {
      throw failure("a name");
    }
    if (text.charAt(at) == QUOTE) {
      return quoted(QUOTE);
    }
    int from = at;
    while (at < text.length() && isPartOfName(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return text.substring(from, at);
  }

  /** Reads what is between two quotes, in which a quote is written twice. */
  private String quoted(char quote) {
    StringBuilder name = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) != quote) {
        name.append(text.charAt(at));
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        name.append(text.charAt(++at));
      } else {
        at++;
        return name.toString();
      }
    }
    throw failure("a closing quote");
  }

  /** The characters up to the end of a number. */
  String number() {
    skipBlanks();
    int from = at;
    while (at < text.length() && isPartOfNumber(from)) {
      at++;
    }
    return text.substring(from, at);
  }

  private boolean isPartOfNumber(int from) {
    char character = text.charAt(at);
    boolean isSign = character == '-' || character == '+';
    return isDigit(character)
        || character == '.'
        || character == 'E'
        || (isSign && (at == from || text.charAt(at - 1) == 'E'));
  }

  /** The next character, which is consumed. */
  char next() {
    if (at == text.length()) {
      throw failure("more");
    }
    return text.charAt(at++);
  }

  /** Says what was expected, and where. */
  public IllegalArgumentException failure(String expected) {
    return new IllegalArgumentException(
        "not an invariant: " + text + "; at character " + (at + 1) + ", expected " + expected);
  }

  static boolean isPartOfName(int codePoint) {
    return Character.isJavaIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
