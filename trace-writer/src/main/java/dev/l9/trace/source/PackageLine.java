package dev.l9.trace.source;

/**
 * Reads the package that a source file of Kotlin, Scala or Groovy names. It goes past the comments
 * and annotations before the package clause. Several clauses in a row, as Scala allows them, name
 * one package together.
 */
final class PackageLine {

  private static final String PACKAGE = "package";

  private final String source;
  private int at;

  private PackageLine(String source) {
    this.source = source;
  }

  /** The package; empty where the source names none. */
  static String of(String source) {
    PackageLine line = new PackageLine(source);
    StringBuilder name = new StringBuilder();
    while (line.isClause()) {
      line.at += PACKAGE.length();
      name.append(name.isEmpty() ? "" : ".").append(line.name());
    }
    return name.toString();
  }

  private boolean isClause() {
    skip();
    int end = at + PACKAGE.length();
    return source.startsWith(PACKAGE, at)
        && end < source.length()
        && Character.isWhitespace(source.charAt(end));
  }

  /** Goes past all that may be before or between clauses. */
  private void skip() {
    int before;
    do {
      before = at;
      skipBlanks();
      if (source.startsWith("//", at) || source.startsWith("#!", at)) {
        skipLine();
      } else if (source.startsWith("/*", at)) {
        skipComment();
      } else if (at < source.length() && source.charAt(at) == '@') {
        skipAnnotation();
      }
    } while (at > before);
  }

  private void skipBlanks() {
    while (at < source.length()
        && (Character.isWhitespace(source.charAt(at))
            || "\ufeff;{:".indexOf(source.charAt(at)) >= 0)) {
      at++;
    }
  }

  private void skipLine() {
    while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
      at++;
    }
  }

  /**
   * Skips to the first end of a comment. Nested comments are rare at the beginning of a file;
   * behind a nested comment, no package is found.
   */
  private void skipComment() {
    int end = source.indexOf("*/", at + 2);
    at = end < 0 ? source.length() : end + 2;
  }

  private void skipAnnotation() {
    at++;
    while (at < source.length() && isName(source.charAt(at))) {
      at++;
    }
    int depth = 0;
    while (at < source.length() && (depth > 0 || "([".indexOf(source.charAt(at)) >= 0)) {
      char c = source.charAt(at);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      at++;
    }
  }

  private static boolean isName(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.' || c == ':';
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    while (at < source.length() && " \t`".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    while (at < source.length()
        && (Character.isJavaIdentifierPart(source.charAt(at))
            || ".`".indexOf(source.charAt(at)) >= 0)) {
      if (source.charAt(at) != '`') {
        name.append(source.charAt(at));
      }
      at++;
    }
    return name.toString();
  }
}
