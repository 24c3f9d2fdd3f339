package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Comments;
import dev.l9.trace.contract.facts.text.SourceText;
import dev.l9.trace.contract.facts.text.Syntax;
import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads Go, which has all imports before anything else. */
final class GoFacts implements FactsReader {

  @Override
  public Found read(SourceText source) {
    List<String> comments = Comments.atTop(Syntax.GO, source.text());
    String comment = comments.isEmpty() ? "" : comments.get(comments.size() - 1);
    return new Found("", comment, imports(new Tokens(Syntax.GO, source.text())));
  }

  private static Set<String> imports(Tokens tokens) {
    Set<String> found = new HashSet<>();
    tokens.nextCode();
    if (tokens.is("package")) {
      tokens.nextCode();
      tokens.nextCode();
    }
    while (tokens.is("import") || tokens.is(";")) {
      boolean imports = tokens.is("import");
      tokens.nextCode();
      if (imports) {
        declaration(tokens, found);
      }
    }
    found.remove("C"); // This is how C is called, and no package.
    return found;
  }

  private static void declaration(Tokens tokens, Set<String> found) {
    if (!tokens.is("(")) {
      specification(tokens, found);
      return;
    }
    tokens.nextCode();
    while (tokens.kind() != Kind.END && !tokens.is(")")) {
      specification(tokens, found);
    }
    tokens.nextCode();
  }

  /** Reads a package, which may have a name, a dot or an underscore before it. */
  private static void specification(Tokens tokens, Set<String> found) {
    if (tokens.kind() == Kind.WORD || tokens.is(".")) {
      tokens.nextCode();
    }
    if (tokens.isPlainString()) {
      found.add(tokens.text());
    }
    if (!tokens.is(")")) {
      tokens.nextCode();
    }
  }
}
