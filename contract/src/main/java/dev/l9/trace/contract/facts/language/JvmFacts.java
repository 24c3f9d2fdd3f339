package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Comments;
import dev.l9.trace.contract.facts.text.SourceText;
import dev.l9.trace.contract.facts.text.Syntax;
import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.HashSet;
import java.util.Set;

/** Reads Java, Kotlin, Scala, Groovy, and Gradle's scripts. */
final class JvmFacts implements FactsReader {

  private final Syntax syntax;

  JvmFacts(Syntax syntax) {
    this.syntax = syntax;
  }

  @Override
  public Found read(SourceText source) {
    JvmFile file = new JvmFile(syntax, source);
    Set<String> found = new HashSet<>();
    Tokens tokens = new Tokens(syntax, source.text());
    tokens.next();
    while (tokens.kind() != Kind.END && !file.isComplete()) {
      if (tokens.is("import") && file.mayImport()) {
        JvmImport.read(syntax, tokens, found);
        file.header();
      } else if (tokens.is("requires") && file.isModule()) {
        module(tokens, found);
      } else if (tokens.kind() == Kind.COMMENT) {
        file.comment(tokens.text());
        tokens.next();
      } else {
        file.token(tokens);
      }
    }
    if (isGradle(source)) {
      found.addAll(GradleScript.dependencies(new Tokens(syntax, source.text())));
    }
    return new Found(file.name(), Comments.textOf(file.comment()), found);
  }

  private static boolean isGradle(SourceText source) {
    return source.ending().equals("gradle") || source.fileName().endsWith(".gradle.kts");
  }

  /** The module of {@code requires transitive NAME;}. */
  private static void module(Tokens tokens, Set<String> found) {
    String name = "";
    tokens.nextCode();
    while (tokens.is("transitive") || tokens.is("static")) {
      name = tokens.text();
      tokens.nextCode();
    }
    String qualified = JvmImport.name(tokens);
    found.add(qualified.isEmpty() ? name : qualified);
  }
}
