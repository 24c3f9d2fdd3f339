package dev.l9.trace.language.code;

import dev.l9.trace.language.CommentSign;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a file that are nothing but a comment, by a table of its language's comments
 * and literals. Subclasses add what the table can't say. A lexer reads one file once. Not
 * thread-safe.
 *
 * <p>A file in which a comment or a literal has no end is refused, because then it isn't certain
 * what is a comment.
 */
public class CodeLexer {

  private static final Quote CHARACTER = Quote.line("'");
  private static final int MAX_NESTING = 100;
  private static final String NO_END = "has a string without an end";

  final byte[] bytes;
  final SourceLines lines;

  /** The offset of what is read next. */
  int at;

  /** Whether the last token is a value; a slash behind a value is a division. */
  boolean afterValue;

  private final CodeSyntax syntax;
  private boolean hasCode;
  private boolean generated;
  private int depth;

  CodeLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    this.syntax = syntax;
    this.bytes = file;
    this.lines = SourceLines.split(file, new CommentSign(syntax.sign().length(), 0));
    this.at = LexedSource.start(file);
  }

  /** Reads the whole file. Call it once. */
  public final LexedSource lex() throws RefusedSourceException {
    if (startsWith("#!") && !startsWith("#![")) {
      skipLine();
    }
    code(0);
    return new LexedSource(lines, hasCode, isBalanced(), unfit());
  }

  /** Whether all braces came in pairs. Reading stops at a closing brace that has no opening one. */
  boolean isBalanced() {
    return !syntax.braces() || (at == bytes.length && depth == 0);
  }

  /** Why the file must not be changed; null if it may be. */
  @Nullable String unfit() {
    return generated ? "is generated (@Generated)" : null;
  }

  /**
   * Reads a token that the table can't say.
   *
   * @return whether there was such a token
   */
  boolean special(int nesting) throws RefusedSourceException {
    return false;
  }

  /**
   * Reads code up to the end of the file, or up to a closing brace whose opening brace is before
   * this code.
   */
  final void code(int nesting) throws RefusedSourceException {
    checkNesting(nesting);
    int before = depth;
    while (at < bytes.length) {
      if (bytes[at] == '}' && syntax.braces() && depth == before) {
        return;
      }
      element(nesting);
    }
  }

  /** Refuses a file if strings within strings would need a very deep stack. */
  static void checkNesting(int nesting) throws RefusedSourceException {
    if (nesting > MAX_NESTING) {
      throw new RefusedSourceException("nests strings too deeply");
    }
  }

  /** Reads one token, comment or blank. */
  final void element(int nesting) throws RefusedSourceException {
    byte c = bytes[at];
    if (c >= 0 && c <= ' ') {
      blank();
    } else if (isComment()) {
      comment();
    } else {
      hasCode = true;
      if (!special(nesting) && !quoted(nesting)) {
        token(c);
      }
    }
  }

  /** Reads a blank or a character of a line end. */
  void blank() throws RefusedSourceException {
    at++;
  }

  /** Whether a comment begins here. */
  boolean isComment() {
    return startsWith(syntax.sign())
        || (!syntax.comment().isEmpty() && startsWith(syntax.comment()));
  }

  private void comment() throws RefusedSourceException {
    if (!startsWith(syntax.sign())) {
      blockComment();
      return;
    }
    int start = at;
    skipLine();
    if (lines.isFirst(start) && !isContinued()) {
      commentLine(lines.lineOf(start));
    }
    while (isContinued()) {
      at += startsWith("\r\n") ? 2 : 1;
      skipLine();
    }
  }

  /** Notes a line that is nothing but a comment. */
  void commentLine(int line) {
    lines.setComment(line);
  }

  /** Whether the comment that ends here goes on in the next line. */
  boolean isContinued() {
    return false;
  }

  private void blockComment() throws RefusedSourceException {
    int open = 0;
    do {
      if (at >= bytes.length) {
        throw new RefusedSourceException("has a comment without an end");
      }
      if (startsWith(syntax.commentEnd())) {
        open--;
        at += syntax.commentEnd().length();
      } else if (startsWith(syntax.comment()) && (open == 0 || syntax.nested())) {
        open++;
        at += syntax.comment().length();
      } else {
        at++;
      }
    } while (open > 0);
  }

  private boolean quoted(int nesting) throws RefusedSourceException {
    for (Quote quote : syntax.quotes()) {
      if (startsWith(quote.open())) {
        quote(quote, nesting);
        return true;
      }
    }
    return false;
  }

  /** Reads a literal that begins here. */
  final void quote(Quote quote, int nesting) throws RefusedSourceException {
    at += quote.open().length();
    while (!isClosed(quote)) {
      if (at >= bytes.length || (!quote.lines() && isLineEnd(bytes[at]))) {
        throw new RefusedSourceException(NO_END);
      }
      if (quote.escapes() && bytes[at] == '\\') {
        at += startsWith("\\\r\n") ? 3 : 2;
      } else if (quote.hole() != null && startsWith(quote.hole())) {
        at += quote.hole().length();
        hole(nesting);
      } else {
        at++;
      }
    }
    afterValue = true;
  }

  private boolean isClosed(Quote quote) {
    while (startsWith(quote.close())) {
      at += quote.close().length();
      if (!quote.doubled() || !startsWith(quote.close())) {
        while (quote.greedy() && at < bytes.length && bytes[at] == quote.close().charAt(0)) {
          at++;
        }
        return true;
      }
      at += quote.close().length();
    }
    return false;
  }

  /**
   * Reads the code of a hole in a literal, from behind its opening sign up to its closing brace.
   */
  final void hole(int nesting) throws RefusedSourceException {
    code(nesting + 1);
    if (at >= bytes.length) {
      throw new RefusedSourceException(NO_END);
    }
    at++;
  }

  private void token(byte c) {
    if (isWord(c)) {
      int start = at;
      skipWord();
      afterValue = isValue(start, at);
      return;
    }
    at++;
    afterValue = c == ')' || c == ']' || c == '}';
    if (c == '{') {
      depth++;
    } else if (c == '}') {
      depth--;
    } else if (c == '@' && depth == 0) {
      annotation();
    }
  }

  /** Whether a word is a value, rather than a keyword before one. */
  boolean isValue(int from, int to) {
    return true;
  }

  /** Goes past the characters of a word. */
  void skipWord() {
    while (at < bytes.length && isWord(bytes[at])) {
      at++;
    }
  }

  private void annotation() {
    int name = at;
    while (at < bytes.length && (isWord(bytes[at]) || bytes[at] == '.' || bytes[at] == ':')) {
      name = isWord(bytes[at]) ? name : at + 1;
      at++;
    }
    generated |= text(name, at).equals("Generated");
  }

  static boolean isWord(byte c) {
    return c < 0 || c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }

  static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }

  final void skipLine() {
    while (at < bytes.length && !isLineEnd(bytes[at])) {
      at++;
    }
  }

  final boolean isAtOneOf(String characters) {
    return at < bytes.length && characters.indexOf(bytes[at]) >= 0;
  }

  final boolean startsWith(String text) {
    return startsWith(at, text);
  }

  final boolean startsWith(int from, String text) {
    if (from + text.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  final String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads what begins with a single quote, in a language in which names such as lifetimes and
   * symbols begin with it too. It is a literal if a quote follows one character later, or if it
   * begins with an escape.
   */
  final void characterOrName() throws RefusedSourceException {
    if (startsWith("'\\")) {
      quote(CHARACTER, 0);
      return;
    }
    int end = at + 2;
    while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
      end++; // These are more bytes of one character.
    }
    at = startsWith(end, "'") && !startsWith("''") ? end + 1 : at + 1;
    afterValue = true;
  }

  /** Returns the exception for a literal without an end. */
  public static RefusedSourceException noEnd() {
    return new RefusedSourceException(NO_END);
  }
}
