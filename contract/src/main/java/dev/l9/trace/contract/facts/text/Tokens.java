package dev.l9.trace.contract.facts.text;

import dev.l9.trace.contract.facts.text.Syntax.Extra;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a source file, one after the other. Any text has tokens: what has no end ends with
 * its line or with the file. It reads each character a bounded number of times. Not thread-safe.
 */
public final class Tokens {

  private static final Quote CHARACTER = Quote.line("'");
  private static final int MAX_EXPRESSION = 500;

  /** Behind these words a slash begins a regular expression. */
  private static final Set<String> BEFORE_VALUES =
      Set.of("return", "typeof", "in", "of", "case", "do", "else", "yield", "await", "throw", "if");

  /** What a token is. */
  public enum Kind {
    /** A name, a keyword or a number. */
    WORD,
    /** One character that is nothing else. */
    SYMBOL,
    STRING,
    /** A comment, with its signs. */
    COMMENT,
    /** The end of the file. */
    END
  }

  /** A string in which code is read at present. */
  private record OpenHole(Quote quote, int depth) {}

  private final Syntax syntax;
  private final String text;
  private final Deque<OpenHole> holes = new ArrayDeque<>();
  private int at;
  private int braces;
  private @Nullable String hereDocument;
  private boolean afterValue;

  /** Up to here an expression was looked for in vain. */
  private int noExpressionBefore;

  private Kind kind = Kind.SYMBOL;
  private int start;
  private int end;
  private boolean plain;
  private boolean firstInLine;

  /** Begins before the first token. */
  public Tokens(Syntax syntax, String text) {
    this.syntax = syntax;
    this.text = text;
    if (text.startsWith("#!") && !text.startsWith("#![")) {
      at = lineEnd(0);
    }
  }

  /** Goes to the next token. At the end of the file it stays there. */
  public Kind next() {
    boolean line = blanks();
    firstInLine = line || at == 0 || (firstInLine && kind == Kind.COMMENT);
    start = at;
    plain = false;
    if (at >= text.length()) {
      end = at;
      kind = Kind.END;
      return kind;
    }
    kind = read();
    if (kind != Kind.STRING && kind != Kind.WORD) {
      end = at;
    }
    if (kind != Kind.COMMENT) {
      afterValue = isValue();
    }
    return kind;
  }

  /** Goes to the next token that isn't a comment. */
  public Kind nextCode() {
    do {
      next();
    } while (kind == Kind.COMMENT);
    return kind;
  }

  /** What the current token is. */
  public Kind kind() {
    return kind;
  }

  /** The text of the current token; of a string, without its quotes. */
  public String text() {
    return text.substring(start, end);
  }

  /** Whether the current token is this word or symbol. */
  public boolean is(String token) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL)
        && end - start == token.length()
        && text.startsWith(token, start);
  }

  /** Whether the current token is a string that has an end, and holds no code. */
  public boolean isPlainString() {
    return kind == Kind.STRING && plain;
  }

  /** Whether nothing but comments is before the current token in its line. */
  public boolean isFirstInLine() {
    return firstInLine;
  }

  /** Where the current token begins in the text. */
  public int start() {
    return start;
  }

  /** Where the next token is looked for. */
  public int position() {
    return at;
  }

  /** What is behind the current token in its line. */
  public String restOfLine() {
    return text.substring(at, lineEnd(at));
  }

  /** Has the next token be looked for from here on. */
  public void goTo(int position) {
    at = Math.max(at, position);
  }

  /** Goes past white space, and says whether a line ended in it. */
  private boolean blanks() {
    boolean line = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
        at += 2;
      } else if (c == '\n') {
        at++;
        line = true;
        if (syntax.has(Extra.RUBY)) {
          rubyLines();
        }
      } else if (c <= ' ' || c == 0xa0) {
        at++;
      } else {
        break;
      }
    }
    return line;
  }

  /** Goes past lines of Ruby that aren't code. */
  private void rubyLines() {
    String ending = hereDocument;
    hereDocument = null;
    while (ending != null || text.startsWith("=begin", at)) {
      goPast(ending == null ? "=end" : ending);
      ending = null;
    }
    if (text.startsWith("__END__\n", at)) {
      at = text.length();
    }
  }

  /** Goes past the next line that is this one. */
  private void goPast(String ending) {
    boolean ended = false;
    while (!ended && at < text.length()) {
      int next = lineEnd(at);
      ended = text.substring(at, next).strip().equals(ending);
      at = Math.min(text.length(), next + 1);
    }
  }

  private Kind read() {
    char c = text.charAt(at);
    if (c == '}' && !holes.isEmpty() && holes.getLast().depth() == braces) {
      at++;
      string(holes.removeLast().quote(), at);
      plain = false;
      return Kind.STRING;
    }
    if (comment()) {
      return Kind.COMMENT;
    }
    if (special(c)) {
      return Kind.STRING;
    }
    for (Quote quote : syntax.quotes()) {
      if (text.startsWith(quote.open(), at)) {
        at += quote.open().length();
        string(quote, at);
        return quote.name() ? Kind.WORD : Kind.STRING;
      }
    }
    return word(c) ? Kind.WORD : symbol(c);
  }

  private Kind symbol(char c) {
    at++;
    braces += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (c == '<' && syntax.has(Extra.RUBY) && hereDocument == null) {
      hereDocument = HereDocument.ending(text, start);
    }
    return Kind.SYMBOL;
  }

  private boolean word(char c) {
    if (!isWord(c)) {
      return false;
    }
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    end = at;
    return true;
  }

  private static boolean isWord(char c) {
    return c == '_' || c == '$' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private boolean isValue() {
    return switch (kind) {
      case WORD -> !BEFORE_VALUES.contains(text());
      case SYMBOL -> is(")") || is("]") || is("}");
      default -> true;
    };
  }

  private boolean comment() {
    if (!syntax.blockComment().isEmpty() && text.startsWith(syntax.blockComment(), at)) {
      blockComment();
      return true;
    }
    for (String sign : syntax.lineComments()) {
      if (text.startsWith(sign, at)) {
        at = lineEnd(at);
        return true;
      }
    }
    return false;
  }

  private void blockComment() {
    int open = 1;
    at += 2;
    while (open > 0 && at < text.length()) {
      if (text.startsWith("*/", at)) {
        open--;
        at += 2;
      } else if (syntax.nested() && text.startsWith("/*", at)) {
        open++;
        at += 2;
      } else {
        at++;
      }
    }
  }

  /** Reads a string from behind its opening quote, or from behind code in it. */
  private void string(Quote quote, int from) {
    start = from;
    while (at < text.length() && (quote.lines() || text.charAt(at) != '\n')) {
      if (text.startsWith(quote.close(), at)) {
        end = at;
        at += quote.close().length();
        plain = true;
        return;
      }
      if (quote.hole() != null && text.startsWith(quote.hole(), at)) {
        end = at;
        at += quote.hole().length();
        holes.addLast(new OpenHole(quote, braces));
        return;
      }
      at += quote.escapes() && text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at, text.length());
    end = at;
  }

  /** Reads a string that begins with more than a quote. */
  private boolean special(char c) {
    if (c == '\'' && syntax.has(Extra.CHARACTERS)) {
      return character();
    }
    if (c == '/' && syntax.has(Extra.EXPRESSIONS) && !afterValue) {
      return expression();
    }
    @Nullable String close = null;
    if (c == 'R' && syntax.has(Extra.C_RAW)) {
      close = RawString.closeInC(text, at);
    } else if ((c == 'r' || c == 'b' || c == 'c') && syntax.has(Extra.RUST_RAW)) {
      close = RawString.closeInRust(text, at);
    }
    if (close == null) {
      return false;
    }
    at = RawString.behindOpen(text, at);
    string(Quote.raw("", close), at);
    return true;
  }

  private boolean character() {
    int width = at + 1 < text.length() && Character.isHighSurrogate(text.charAt(at + 1)) ? 2 : 1;
    if (text.startsWith("\\", at + 1) || text.startsWith("'", at + 1 + width)) {
      at++;
      string(CHARACTER, at);
      return true;
    }
    return false;
  }

  private boolean expression() {
    if (at < noExpressionBefore) {
      return false;
    }
    boolean inClass = false;
    int limit = Math.min(text.length(), at + MAX_EXPRESSION);
    int i = at + 1;
    for (; i < limit && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == ']') {
        inClass = c == '[';
      } else if (c == '/' && !inClass) {
        end = i;
        at = i + 1;
        return true;
      }
    }
    noExpressionBefore = i;
    return false;
  }

  private int lineEnd(int from) {
    int found = text.indexOf('\n', from);
    return found < 0 ? text.length() : found;
  }
}
