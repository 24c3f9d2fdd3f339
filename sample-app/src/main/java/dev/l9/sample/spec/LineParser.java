// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-005","component_name":"LineParser","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "Reads the tokens of one line as a formula, by recursive descent; the grammar is in README.md.","dependencies":[
// "dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.ArrayList","java.util.List"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.List;

/** Reads the tokens of one line as a formula, by recursive descent; the grammar is in README.md. */
final class LineParser {

  private final List<Token> tokens;
  private int next;

  LineParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  @L9Traced(layer = HrmLayer.SYSTEM, operation = "spec.parse_line", patterns = "recursive-descent")
  Formula formula() {
    Token name = take();
    if (name.kind() != Token.Kind.NAME) {
      throw expected("a name", name, "begin the line like 'total = '");
    }
    Token equals = take();
    if (!equals.is("=")) {
      throw expected("'=' after '" + name.text() + "'", equals, "write 'name = formula'");
    }
    Expression expression = sum();
    Token rest = take();
    if (rest.kind() != Token.Kind.END) {
      throw expected("an operator", rest, "write one of + - * / ^ before it, or remove it");
    }
    return new Formula(name.text(), expression, name.position());
  }

  private Expression sum() {
    Expression left = product();
    while (peek().is("+") || peek().is("-")) {
      left = binary(left, take(), product());
    }
    return left;
  }

  private Expression product() {
    Expression left = unary();
    while (peek().is("*") || peek().is("/")) {
      left = binary(left, take(), unary());
    }
    return left;
  }

  private Expression unary() {
    if (peek().is("-")) {
      Token minus = take();
      return new Expression.Negation(unary(), minus.position());
    }
    return power();
  }

  private Expression power() {
    Expression base = atom();
    return peek().is("^") ? binary(base, take(), unary()) : base;
  }

  private Expression atom() {
    Token token = take();
    if (token.is("(")) {
      Expression inner = sum();
      close(token);
      return inner;
    }
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case NAME ->
          peek().is("(") ? call(token) : new Expression.Name(token.text(), token.position());
      default -> throw expected("a value", token, "write a name, a number or '('");
    };
  }

  private static Expression number(Token token) {
    double value = Double.parseDouble(token.text());
    if (Double.isInfinite(value)) {
      throw new SyntaxException(
          token.position(), "'" + token.text() + "' is too large", "stay below 1.7e308");
    }
    return new Expression.Literal(value, token.position());
  }

  private Expression call(Token name) {
    MathFunction function =
        MathFunction.named(name.text())
            .orElseThrow(
                () ->
                    new SyntaxException(
                        name.position(),
                        "there is no function '" + name.text() + "'",
                        "use one of " + MathFunction.names()));
    Token open = take();
    List<Expression> arguments = new ArrayList<>(List.of(sum()));
    while (peek().is(",")) {
      take();
      arguments.add(sum());
    }
    close(open);
    if (!function.takes(arguments.size())) {
      throw new SyntaxException(
          name.position(),
          "'" + name.text() + "' has " + arguments.size() + " arguments",
          "give it one");
    }
    return new Expression.Call(function, arguments, name.position());
  }

  private void close(Token open) {
    Token token = take();
    if (!token.is(")")) {
      int column = open.position().column();
      throw expected("')' for the '(' in column " + column, token, "close it, or remove the '('");
    }
  }

  private static Expression binary(Expression left, Token sign, Expression right) {
    Operator operator =
        switch (sign.text()) {
          case "+" -> Operator.PLUS;
          case "-" -> Operator.MINUS;
          case "*" -> Operator.TIMES;
          case "/" -> Operator.DIVIDE;
          default -> Operator.POWER;
        };
    return new Expression.Binary(operator, left, right, sign.position());
  }

  private Token peek() {
    return tokens.get(next);
  }

  /** The END token is never passed, so that reading on after it finds it again. */
  private Token take() {
    Token token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  private static SyntaxException expected(String what, Token found, String advice) {
    return new SyntaxException(
        found.position(), "expected " + what + ", found " + found.describe(), advice);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-005"}
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
