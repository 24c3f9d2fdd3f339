package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Comments;
import dev.l9.trace.contract.facts.text.Purpose;
import dev.l9.trace.contract.facts.text.SourceText;
import dev.l9.trace.contract.facts.text.Syntax;
import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.Set;

/** Follows a file of Java, Kotlin, Scala or Groovy to its main type. Not thread-safe. */
final class JvmFile {

  private static final Set<String> TYPES =
      Set.of("class", "interface", "enum", "record", "object", "trait");

  /** What else is declared at the top level, and doesn't always end with a brace. */
  private static final Set<String> MEMBERS =
      Set.of("fun", "val", "var", "def", "typealias", "type", "given");

  private final Syntax syntax;
  private final SourceText source;

  private int depth;
  private String last = "";

  /** The documentation that belongs to what follows. */
  private String pending = "";

  private String packageName = "";
  private String packageComment = "";
  private String fileComment = "";
  private String firstType = "";
  private String firstComment = "";
  private String mainType = "";
  private String mainComment = "";
  private boolean module;
  private boolean seenHeader;

  JvmFile(Syntax syntax, SourceText source) {
    this.syntax = syntax;
    this.source = source;
  }

  /** Whether nothing more can be found. Scala and Groovy may import anywhere. */
  boolean isComplete() {
    boolean early = syntax == Syntax.JAVA || syntax == Syntax.KOTLIN;
    return early && !mainType.isEmpty() && !module;
  }

  /** Whether an import may stand here. */
  boolean mayImport() {
    return !last.equals(".") && (depth == 0 || syntax == Syntax.SCALA || syntax == Syntax.GROOVY);
  }

  boolean isModule() {
    return module;
  }

  /** Follows a comment. */
  void comment(String comment) {
    if (depth == 0 && Comments.isDocumentation(comment)) {
      pending = comment;
    }
  }

  /** Follows a package's name or an import, to which the comment before it belongs. */
  void header() {
    if (!seenHeader && syntax != Syntax.JAVA) {
      boolean says = !Purpose.of(Comments.textOf(pending), "").isEmpty();
      fileComment = says ? pending : "";
    }
    seenHeader = true;
    pending = "";
  }

  /** Follows any other token, and goes behind it. */
  void token(Tokens tokens) {
    if (depth == 0 && tokens.kind() == Kind.WORD && !last.equals(".") && !last.equals(":")) {
      word(tokens);
      return;
    }
    if (tokens.kind() == Kind.SYMBOL) {
      symbol(tokens.text().charAt(0));
    }
    last = tokens.kind() == Kind.STRING ? "" : tokens.text();
    tokens.next();
  }

  private void symbol(char c) {
    depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    depth = Math.max(depth, 0);
    if (depth == 0 && (c == ';' || c == '}')) {
      pending = "";
    }
  }

  private void word(Tokens tokens) {
    String word = tokens.text();
    last = word;
    if (word.equals("package") && packageName.isEmpty()) {
      tokens.nextCode();
      packageName = JvmImport.name(tokens);
      packageComment = pending;
      header();
    } else if (word.equals("module") && !module && source.fileName().equals("module-info.java")) {
      tokens.nextCode();
      module = true;
      type(JvmImport.name(tokens));
    } else {
      boolean declares = TYPES.contains(word) && !(word.equals("record") && syntax != Syntax.JAVA);
      // Behind "enum" Kotlin has "class"; behind "object" it may have a supertype only.
      boolean named = tokens.next() == Kind.WORD && !TYPES.contains(tokens.text());
      if (declares && named) {
        type(tokens.text());
      } else if (MEMBERS.contains(word) && named) {
        pending = "";
      }
    }
  }

  private void type(String name) {
    if (firstType.isEmpty()) {
      firstType = name;
      firstComment = pending;
    }
    if (mainType.isEmpty() && (module || name.equals(source.stem()))) {
      mainType = name;
      mainComment = pending;
    }
    pending = "";
  }

  /** The name of the main type: the one with the file's name, else the first. */
  String name() {
    if (source.fileName().equals("package-info.java")) {
      return packageName;
    }
    return mainType.isEmpty() && syntax == Syntax.JAVA ? firstType : mainType;
  }

  /** The documentation of the main type, or of the file. */
  String comment() {
    if (source.fileName().equals("package-info.java")) {
      return packageComment;
    }
    if (!mainComment.isEmpty() || (!mainType.isEmpty() && fileComment.isEmpty())) {
      return mainComment;
    }
    return fileComment.isEmpty() ? firstComment : fileComment;
  }
}
