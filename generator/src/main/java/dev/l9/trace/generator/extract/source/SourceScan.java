package dev.l9.trace.generator.extract.source;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds, in one pass and without a syntax tree, the package of a Java file and the names of the
 * types that it declares. It may find a name too many, in code that doesn't compile; whoever needs
 * a type parses its file. Not thread-safe.
 */
final class SourceScan {

  private static final Set<String> KEYWORDS = Set.of("class", "interface", "enum", "record");
  private static final String TEXT_BLOCK = "\"\"\"";

  private final String text;
  private final Set<String> types = new LinkedHashSet<>();
  private String packageName = "";
  private int at;
  private int depth;
  private char last;

  /** Looks through a text. */
  SourceScan(String text) {
    this.text = text;
    while (at < text.length()) {
      step();
    }
  }

  /** The package's name; empty for the unnamed one. */
  String packageName() {
    return packageName;
  }

  /** The simple names of the types that aren't nested in others. */
  Set<String> types() {
    return types;
  }

  private void step() {
    char c = text.charAt(at);
    if (Character.isJavaIdentifierStart(c)) {
      word();
    } else if (Character.isDigit(c)) {
      identifier(); // The letters of a number are no name.
    } else if (c == '"' || c == '\'') {
      literal(c);
    } else if (!skippedComment()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      last = Character.isWhitespace(c) ? last : c;
      at++;
    }
  }

  private void word() {
    boolean isMember = last == '.';
    String word = identifier();
    last = 'a';
    if (depth > 0 || isMember) {
      return;
    }
    if (word.equals("package") && packageName.isEmpty()) {
      packageName = dotted();
    } else if (KEYWORDS.contains(word)) {
      skipBlanks();
      if (at < text.length() && Character.isJavaIdentifierStart(text.charAt(at))) {
        types.add(identifier());
      }
    }
  }

  private String dotted() {
    StringBuilder name = new StringBuilder();
    for (skipBlanks(); at < text.length() && text.charAt(at) != ';'; skipBlanks()) {
      char c = text.charAt(at);
      if (Character.isJavaIdentifierStart(c)) {
        name.append(identifier());
      } else {
        name.append(c);
        at++;
      }
    }
    return name.toString();
  }

  private String identifier() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipBlanks() {
    while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || skippedComment())) {
      if (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }

  private boolean skippedComment() {
    if (text.startsWith("//", at)) {
      skipLine();
      return true;
    }
    if (text.startsWith("/*", at)) {
      moveBehind("*/", at + 2);
      return true;
    }
    return false;
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private void moveBehind(String end, int from) {
    int found = text.indexOf(end, from);
    at = found < 0 ? text.length() : found + end.length();
  }

  private void literal(char quote) {
    boolean isBlock = text.startsWith(TEXT_BLOCK, at);
    String end = isBlock ? TEXT_BLOCK : String.valueOf(quote);
    at += end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      if (!isBlock && text.charAt(at) == '\n') {
        return; // The literal isn't closed. The file doesn't compile.
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at + end.length());
    last = quote;
  }
}
