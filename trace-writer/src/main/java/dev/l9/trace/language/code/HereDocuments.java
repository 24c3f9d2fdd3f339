package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import java.util.ArrayDeque;

/**
 * The here-documents of a shell or Ruby: texts in the lines below the line that names their ends.
 */
final class HereDocuments {

  private record Document(String end, boolean indented) {}

  static final String NO_END = "has a here-document without an end";

  private final CodeLexer lexer;
  private final String indentation;
  private final ArrayDeque<Document> expected = new ArrayDeque<>();

  /**
   * Begins without expected documents.
   *
   * @param indentation the characters that may be before the word that ends an indented document
   */
  HereDocuments(CodeLexer lexer, String indentation) {
    this.lexer = lexer;
    this.indentation = indentation;
  }

  /**
   * Reads the word that will end a document, behind {@code <<}.
   *
   * @return whether there is such a word; if not, nothing was read
   */
  boolean expect() throws RefusedSourceException {
    int start = lexer.at;
    boolean indented = lexer.startsWith("-") || lexer.startsWith("~");
    lexer.at += indented ? 1 : 0;
    while (lexer.isAtOneOf(" \t")) {
      lexer.at++;
    }
    String end = word();
    if (end.isEmpty()) {
      lexer.at = start;
      return false;
    }
    expected.addLast(new Document(end, indented));
    return true;
  }

  private String word() throws RefusedSourceException {
    for (String quote : new String[] {"'", "\"", "`"}) {
      if (lexer.startsWith(quote)) {
        int start = lexer.at + 1;
        lexer.quote(Quote.rawLine(quote, quote), 0);
        return lexer.text(start, lexer.at - 1);
      }
    }
    lexer.at += lexer.startsWith("\\") ? 1 : 0;
    int start = lexer.at;
    boolean number = start < lexer.bytes.length && Character.isDigit(lexer.bytes[start]);
    if (!number) {
      lexer.skipWord();
    }
    return lexer.text(start, lexer.at);
  }

  /** Reads the documents that begin here, if any are expected. */
  void read() throws RefusedSourceException {
    while (!expected.isEmpty()) {
      Document document = expected.removeFirst();
      while (!isEnd(document)) {
        if (lexer.at >= lexer.bytes.length) {
          throw new RefusedSourceException(NO_END);
        }
        lexer.skipLine();
        lexer.at += lexer.startsWith("\r\n") ? 2 : 1;
      }
    }
  }

  /** Reads the line that ends the document, if it's this one. */
  private boolean isEnd(Document document) {
    int start = lexer.at;
    while (document.indented() && lexer.isAtOneOf(indentation)) {
      lexer.at++;
    }
    int word = lexer.at;
    lexer.skipLine();
    if (word < lexer.bytes.length && lexer.text(word, lexer.at).equals(document.end())) {
      return true;
    }
    lexer.at = start;
    return false;
  }

  /** Whether no document is expected. */
  boolean isEmpty() {
    return expected.isEmpty();
  }
}
