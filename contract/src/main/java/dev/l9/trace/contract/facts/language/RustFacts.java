package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.SourceText;
import dev.l9.trace.contract.facts.text.Syntax;
import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.HashSet;
import java.util.Set;

/** Reads Rust. */
final class RustFacts implements FactsReader {

  private static final Set<String> TYPES = Set.of("struct", "enum", "trait", "union");

  @Override
  public Found read(SourceText source) {
    RustComments comments = new RustComments();
    Set<String> found = new HashSet<>();
    String name = "";
    Tokens tokens = new Tokens(Syntax.RUST, source.text());
    tokens.next();
    while (tokens.kind() != Kind.END) {
      boolean type = tokens.kind() == Kind.WORD && TYPES.contains(tokens.text());
      if (tokens.is("use")) {
        RustUse.read(tokens, found);
      } else if (tokens.is("mod") || (tokens.is("crate") && comments.isAfter("extern"))) {
        module(tokens, found, tokens.is("mod"));
      } else {
        comments.token(tokens);
        tokens.next();
        if (type && tokens.kind() == Kind.WORD) {
          boolean main = name.isEmpty() && source.isNamed(tokens.text());
          name = main ? tokens.text() : name;
          comments.type(main);
        }
      }
    }
    boolean folder = name.isEmpty() && source.stem().equals("mod");
    return new Found(folder ? source.folder() : name, comments.best(), found);
  }

  /** A module with a body is in this file. */
  private static void module(Tokens tokens, Set<String> found, boolean mayHaveBody) {
    if (tokens.nextCode() == Kind.WORD) {
      String name = tokens.text();
      tokens.next();
      if (tokens.is(";") || !mayHaveBody) {
        found.add(name);
      }
    }
  }
}
