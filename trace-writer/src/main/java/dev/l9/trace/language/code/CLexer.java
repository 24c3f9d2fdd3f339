package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;

/**
 * Adds what the table can't say of C and C++: raw strings, {@code R"x(…)x"}, quotes within numbers,
 * comments that a backslash continues, and the free text of {@code #error} and {@code #warning}.
 */
final class CLexer extends CodeLexer {

  CLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    byte c = bytes[at];
    if (Character.isDigit(c)) {
      number();
      return true;
    }
    return c == '#' ? message() : isWord(c) && rawString(nesting);
  }

  private void number() {
    while (at < bytes.length && (isWord(bytes[at]) || bytes[at] == '.' || isSeparator())) {
      at++;
    }
  }

  private boolean isSeparator() {
    return bytes[at] == '\'' && at + 1 < bytes.length && isWord(bytes[at + 1]);
  }

  /** Goes past free text, in which a quote needs no second one. */
  private boolean message() {
    int word = at + 1;
    while (startsWith(word, " ") || startsWith(word, "\t")) {
      word++;
    }
    if (!startsWith(word, "error") && !startsWith(word, "warning")) {
      return false;
    }
    skipLine();
    return true;
  }

  private boolean rawString(int nesting) throws RefusedSourceException {
    for (String prefix : new String[] {"R\"", "LR\"", "uR\"", "UR\"", "u8R\""}) {
      if (startsWith(prefix)) {
        int name = at + prefix.length();
        int open = name;
        while (open < bytes.length && bytes[open] != '(' && !isLineEnd(bytes[open])) {
          open++;
        }
        quote(Quote.raw(text(at, open) + "(", ")" + text(name, open) + "\""), nesting);
        return true;
      }
    }
    return false;
  }

  @Override
  boolean isContinued() {
    int last = at - 1;
    while (last > 0 && (bytes[last] == ' ' || bytes[last] == '\t')) {
      last--;
    }
    return at < bytes.length && bytes[last] == '\\';
  }
}
