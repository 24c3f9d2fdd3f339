// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-004","component_name":"Lexer","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Cuts one line into tokens; blanks and comments are dropped.",
// "dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.ArrayList","java.util.List",
// "java.util.Locale","java.util.regex.Matcher","java.util.regex.Pattern"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts one line into tokens; blanks and comments are dropped. */
final class Lexer {

  /** Keeps the tree of one formula shallow enough to be walked by recursion. */
  static final int MAX_TOKENS = 400;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<blank>[ \\t]+|#.*)"
              + "|(?<number>[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![A-Za-z0-9_.])"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<symbol>[-+*/^()=,])");

  private Lexer() {}

  @L9Traced(layer = HrmLayer.SYSTEM, operation = "spec.scan", patterns = "lexer")
  static List<Token> scan(String line, int lineNumber) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(line);
    int next = 0;
    while (next < line.length()) {
      Position position = new Position(lineNumber, next + 1);
      if (!matcher.find(next) || matcher.start() != next) {
        throw unreadable(line, next, position);
      }
      if (matcher.group("blank") == null) {
        tokens.add(new Token(kindOf(matcher), matcher.group(), position));
      }
      next = matcher.end();
    }
    tokens.add(new Token(Token.Kind.END, "", new Position(lineNumber, end(tokens))));
    return limited(tokens);
  }

  private static Token.Kind kindOf(Matcher matcher) {
    if (matcher.group("number") != null) {
      return Token.Kind.NUMBER;
    }
    return matcher.group("name") != null ? Token.Kind.NAME : Token.Kind.SYMBOL;
  }

  /** The end is where the last token ended, not behind the blanks and the comment. */
  private static int end(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return 1;
    }
    Token last = tokens.get(tokens.size() - 1);
    return last.position().column() + last.text().length();
  }

  private static List<Token> limited(List<Token> tokens) {
    if (tokens.size() > MAX_TOKENS + 1) {
      throw new SyntaxException(
          tokens.get(MAX_TOKENS).position(),
          "the formula has more than " + MAX_TOKENS + " parts",
          "split it into several formulas");
    }
    return tokens;
  }

  private static SyntaxException unreadable(String line, int index, Position position) {
    int character = line.codePointAt(index);
    if (Character.isDigit(character)) {
      return new SyntaxException(
          position, "this is not a number", "write it like 12, 12.5 or 1.2e6");
    }
    boolean plain = character > ' ' && character < 0x7f;
    String shown =
        plain
            ? "'" + Character.toString(character) + "'"
            : String.format(Locale.ROOT, "the character U+%04X", character);
    return new SyntaxException(
        position, shown + " means nothing here", "use names, numbers, + - * / ^ ( ) and #");
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-004"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
