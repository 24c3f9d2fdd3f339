package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Comments;
import dev.l9.trace.contract.facts.text.SourceText;
import dev.l9.trace.contract.facts.text.Syntax;
import dev.l9.trace.contract.facts.text.Tokens;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads files that are documented by the comment at their top. */
final class CommentFacts implements FactsReader {

  private final Syntax syntax;
  private final Function<Tokens, Set<String>> imports;

  /** The files import nothing. */
  CommentFacts(Syntax syntax) {
    this(syntax, tokens -> Set.of());
  }

  CommentFacts(Syntax syntax, Function<Tokens, Set<String>> imports) {
    this.syntax = syntax;
    this.imports = imports;
  }

  @Override
  public Found read(SourceText source) {
    List<String> comments = Comments.atTop(syntax, withoutMarkers(source.text()));
    Set<String> dependencies = imports.apply(new Tokens(syntax, source.text()));
    return new Found("", comments.isEmpty() ? "" : comments.get(0), dependencies);
  }

  /** The text without YAML's lines that say that a document begins. */
  private static String withoutMarkers(String text) {
    int from = 0;
    while (text.startsWith("---\n", from) || text.startsWith("%YAML ", from)) {
      int end = text.indexOf('\n', from);
      from = end < 0 ? text.length() : end + 1;
    }
    return text.substring(from);
  }
}
