package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;

/** Adds Rust's raw strings, {@code r#"…"#}, and distinguishes character literals from lifetimes. */
final class RustLexer extends CodeLexer {

  RustLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    if (bytes[at] == '\'') {
      characterOrName();
      return true;
    }
    int raw = at + (bytes[at] == 'b' || bytes[at] == 'c' ? 1 : 0);
    if (!startsWith(raw, "r")) {
      return false;
    }
    int quote = raw + 1;
    while (startsWith(quote, "#")) {
      quote++;
    }
    if (!startsWith(quote, "\"")) {
      return false;
    }
    quote(Quote.raw(text(at, quote + 1), "\"" + "#".repeat(quote - raw - 1)), nesting);
    return true;
  }
}
