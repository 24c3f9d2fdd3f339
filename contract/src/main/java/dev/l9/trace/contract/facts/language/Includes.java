package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.HashSet;
import java.util.Set;

/** Finds the other files that a file of C, Dart or Ruby names in order to use them. */
final class Includes {

  private static final Set<String> C = Set.of("include", "include_next", "import");
  private static final Set<String> DART = Set.of("import", "export", "part");
  private static final Set<String> RUBY = Set.of("require", "require_relative");

  private Includes() {}

  static Set<String> ofC(Tokens tokens) {
    Set<String> found = new HashSet<>();
    while (tokens.nextCode() != Kind.END) {
      if (!tokens.is("#") || !tokens.isFirstInLine()) {
        continue;
      }
      if (tokens.nextCode() == Kind.WORD && C.contains(tokens.text())) {
        header(tokens, found);
      }
    }
    return found;
  }

  private static void header(Tokens tokens, Set<String> found) {
    tokens.nextCode();
    if (tokens.isPlainString()) {
      found.add(tokens.text());
    } else if (tokens.is("<")) {
      String line = tokens.restOfLine();
      int close = line.indexOf('>');
      if (close > 0) {
        found.add(line.substring(0, close));
        tokens.goTo(tokens.position() + close);
      }
    }
  }

  static Set<String> ofDart(Tokens tokens) {
    return strings(tokens, DART, false);
  }

  static Set<String> ofRuby(Tokens tokens) {
    return strings(tokens, RUBY, true);
  }

  /** The strings behind these words, where these are the first in their lines. */
  private static Set<String> strings(Tokens tokens, Set<String> words, boolean parentheses) {
    Set<String> found = new HashSet<>();
    while (tokens.kind() != Kind.END) {
      boolean first = tokens.nextCode() == Kind.WORD && tokens.isFirstInLine();
      if (!first || !words.contains(tokens.text())) {
        continue;
      }
      if (tokens.nextCode() == Kind.SYMBOL && parentheses && tokens.is("(")) {
        tokens.nextCode();
      }
      if (tokens.isPlainString()) {
        found.add(tokens.text());
      }
    }
    return found;
  }
}
