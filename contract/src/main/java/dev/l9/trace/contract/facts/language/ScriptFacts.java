package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Comments;
import dev.l9.trace.contract.facts.text.Purpose;
import dev.l9.trace.contract.facts.text.SourceText;
import dev.l9.trace.contract.facts.text.Syntax;
import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.Set;

/** Reads JavaScript and TypeScript. */
final class ScriptFacts implements FactsReader {

  private static final Set<String> TYPES = Set.of("class", "interface", "enum", "namespace");
  private static final Set<String> MODIFIERS =
      Set.of("export", "default", "declare", "abstract", "async", "const");

  @Override
  public Found read(SourceText source) {
    Reading reading = new Reading(source);
    ScriptImports imports = new ScriptImports();
    Tokens tokens = new Tokens(Syntax.JAVASCRIPT, source.text());
    while (tokens.next() != Kind.END) {
      reading.token(tokens);
      imports.token(tokens);
    }
    String folder = source.stem().equals("index") ? source.folder() : "";
    String name = reading.mainName.isEmpty() ? folder : reading.mainName;
    return new Found(name, reading.comment(), imports.found());
  }

  /** What the file has said so far. */
  private static final class Reading {
    final SourceText source;
    String mainName = "";
    private String mainComment = "";
    private String firstComment = "";
    private String fileComment = "";
    private String pending = "";
    private String last = "";
    private int depth;
    private boolean seenCode;
    private boolean exportsDefault;

    Reading(SourceText source) {
      this.source = source;
    }

    void token(Tokens tokens) {
      if (tokens.kind() == Kind.COMMENT) {
        comment(tokens.text());
        return;
      }
      String token = tokens.kind() == Kind.STRING ? "" : tokens.text();
      if (tokens.kind() == Kind.WORD && depth == 0) {
        word(token);
      } else if (tokens.kind() == Kind.SYMBOL) {
        symbol(token.charAt(0));
      } else if (!seenCode) {
        file(); // The string is "use strict".
      }
      seenCode = true;
      last = token;
    }

    private void comment(String comment) {
      if (depth > 0 || !Comments.isDocumentation(comment)) {
        return;
      }
      if (!seenCode && !pending.isEmpty()) {
        file(); // Another comment follows, so that the first isn't that of a declaration.
      }
      pending = Comments.textOf(comment);
      if (pending.contains("@file") || pending.contains("@module")) {
        file();
      }
    }

    private void file() {
      if (fileComment.isEmpty() && !Purpose.of(pending, source.fileName()).isEmpty()) {
        fileComment = pending;
      }
      pending = "";
    }

    private void word(String word) {
      if (word.equals("import")) {
        file();
      } else if (TYPES.contains(last) || last.equals("function")) {
        declared(word, TYPES.contains(last));
      } else if (word.equals("default")) {
        exportsDefault = true;
      } else if (!MODIFIERS.contains(word) && !TYPES.contains(word) && !word.equals("function")) {
        pending = word.equals("extends") || word.equals("implements") ? pending : "";
      }
    }

    private void declared(String name, boolean type) {
      boolean main = source.isNamed(name) || exportsDefault;
      if (type && firstComment.isEmpty()) {
        firstComment = pending;
      }
      if (main && mainName.isEmpty()) {
        mainName = name;
        mainComment = pending;
      }
      exportsDefault = false;
      pending = "";
    }

    private void symbol(char c) {
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      depth = Math.max(depth, 0);
      if (depth == 0 && (c == ';' || c == '}')) {
        pending = "";
        exportsDefault = false;
      }
    }

    String comment() {
      if (!seenCode) {
        file();
      }
      if (!fileComment.isEmpty()) {
        return fileComment;
      }
      return mainName.isEmpty() ? firstComment : mainComment;
    }
  }
}
