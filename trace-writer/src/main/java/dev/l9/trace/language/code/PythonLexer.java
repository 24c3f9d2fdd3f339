package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;

/** Reads Python, and finds the assignments that may be the facts of a section. */
public final class PythonLexer extends AssignmentLexer {

  private static final CodeSyntax SYNTAX =
      CodeSyntax.hash(
          true, Quote.lines("\"\"\""), Quote.lines("'''"), Quote.line("\""), Quote.line("'"));

  /**
   * Makes a lexer that looks for assignments to one variable.
   *
   * @param name the variable to which the facts are assigned
   */
  public PythonLexer(byte[] file, String name) throws RefusedSourceException {
    super(SYNTAX, file, name);
  }
}
