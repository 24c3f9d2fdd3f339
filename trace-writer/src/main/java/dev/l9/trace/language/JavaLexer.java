package dev.l9.trace.language;

import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a Java source file that are nothing but a {@code //} comment. It also finds
 * what makes a file unfit to be changed.
 *
 * <p>It follows the lexical structure of JLS 3 as far as this decides what is a comment: comments,
 * string and character literals, text blocks, Unicode escapes. A file in which one of these has no
 * end is refused, because then it isn't certain what is a comment. Thread-safe.
 */
public final class JavaLexer {

  private final byte[] bytes;
  private final JavaCharacters characters;
  private final AnnotationNames annotations = new AnnotationNames();
  private int current;
  private int depth;
  private boolean balanced = true;
  private boolean controlZ;

  private JavaLexer(byte[] bytes, int from) {
    this.bytes = bytes;
    this.characters = new JavaCharacters(bytes, from);
  }

  /** Reads the whole file from this offset, which is behind a byte order mark if there is one. */
  public static LexedSource lex(byte[] bytes, int from) throws RefusedSourceException {
    JavaLexer lexer = new JavaLexer(bytes, from);
    lexer.advance();
    while (lexer.current != JavaCharacters.END) {
      lexer.element();
    }
    boolean code = lexer.annotations.seenCode();
    lexer.annotations.other();
    SourceLines lines = lexer.characters.lines();
    lines.finish();
    return new LexedSource(lines, code, lexer.balanced && lexer.depth == 0, lexer.unfit());
  }

  private @Nullable String unfit() {
    if (controlZ) {
      return "has a character 0x1a, which ends the code for compilers";
    }
    return annotations.generated() ? "is generated (@Generated)" : null;
  }

  private void advance() throws RefusedSourceException {
    current = characters.read();
  }

  private void advancePast(int what) throws RefusedSourceException {
    characters.skip(what);
    advance();
  }

  private void element() throws RefusedSourceException {
    switch (current) {
      case '/' -> slash();
      case '"' -> {
        annotations.other();
        string();
      }
      case '\'' -> {
        annotations.other();
        literal('\'', "character literal");
      }
      case ' ', '\t', '\f', '\n', '\r' -> advancePast(JavaCharacters.BLANKS);
      default -> code();
    }
  }

  private void code() throws RefusedSourceException {
    if (current == '{') {
      depth++;
    } else if (current == '}') {
      depth--;
      balanced &= depth >= 0;
    } else if (current == JavaCharacters.CONTROL_Z) {
      controlZ = true;
    }
    if (annotations.isNameExpected() && isName(current)) {
      annotations.name(name());
      return;
    }
    annotations.symbol(current, depth);
    if (annotations.isElsewhere()) {
      characters.skip(JavaCharacters.CODE);
    }
    advance();
  }

  private String name() throws RefusedSourceException {
    StringBuilder name = new StringBuilder();
    while (isName(current)) {
      name.append((char) current);
      advance();
    }
    return name.toString();
  }

  private static boolean isName(int c) {
    return c >= 0x80 || c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }

  private void slash() throws RefusedSourceException {
    int start = characters.start();
    boolean beginsLine = bytes[start] == '/' && characters.lines().isBegin(start);
    advance();
    if (current == '/') {
      lineComment(start, beginsLine);
    } else if (current == '*') {
      blockComment();
    } else {
      annotations.other();
    }
  }

  private void lineComment(int start, boolean beginsLine) throws RefusedSourceException {
    int line = characters.lines().current();
    while (current != JavaCharacters.END && !isLineEnd(current)) {
      advancePast(JavaCharacters.LINE);
    }
    // A line end that is written as a Unicode escape ends the comment in the middle of a line, in
    // which more code follows.
    int end = characters.start();
    boolean wholeLine = end == bytes.length || isLineEnd(bytes[end]);
    if (beginsLine && wholeLine && bytes[start + 1] == '/') {
      characters.lines().setComment(line);
    }
  }

  private void blockComment() throws RefusedSourceException {
    advance();
    boolean star = false;
    while (!(star && current == '/')) {
      if (current == JavaCharacters.END) {
        throw new RefusedSourceException("has a comment without an end");
      }
      star = current == '*';
      if (!star) {
        characters.skip(JavaCharacters.TO_STAR);
      }
      advance();
    }
    advance();
  }

  private void string() throws RefusedSourceException {
    advance();
    if (current != '"') {
      literalRest('"', "string");
      return;
    }
    advance();
    if (current == '"') {
      advance();
      textBlock();
    }
  }

  private void literal(char quote, String what) throws RefusedSourceException {
    advance();
    literalRest(quote, what);
  }

  private void literalRest(char quote, String what) throws RefusedSourceException {
    while (current != quote) {
      if (current == '\\') {
        advance();
      }
      if (current == JavaCharacters.END || isLineEnd(current)) {
        throw new RefusedSourceException("has a " + what + " without an end");
      }
      advancePast(JavaCharacters.TO_QUOTE);
    }
    advance();
  }

  private void textBlock() throws RefusedSourceException {
    int quotes = 0;
    while (quotes < 3) {
      if (current == '\\') {
        advance();
        quotes = 0;
      } else {
        quotes = current == '"' ? quotes + 1 : 0;
      }
      if (current == JavaCharacters.END) {
        throw new RefusedSourceException("has a text block without an end");
      }
      if (quotes == 0) {
        characters.skip(JavaCharacters.TO_QUOTE);
      }
      advance();
    }
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }
}
