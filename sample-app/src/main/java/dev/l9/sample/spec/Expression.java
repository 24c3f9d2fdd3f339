// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-002","component_name":"Expression","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"The right side of a formula, as a tree.",
// "dependencies":["java.util.ArrayList","java.util.List","java.util.stream.Collectors"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The right side of a formula, as a tree. */
public sealed interface Expression {

  /** Where it stands; an operation stands at its operator. */
  Position position();

  /** The direct parts, from left to right. */
  List<Expression> parts();

  /** The same text for the same calculation, with all parentheses written out. */
  String text();

  /** Every name that is used, in the order of the text and as often as it is used. */
  default List<Name> names() {
    List<Name> names = new ArrayList<>();
    if (this instanceof Name name) {
      names.add(name);
    }
    parts().forEach(part -> names.addAll(part.names()));
    return names;
  }

  /** A number that the spec gives. */
  record Literal(double value, Position position) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }

    @Override
    public String text() {
      return Double.toString(value);
    }
  }

  /** The value of another formula. */
  record Name(String name, Position position) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }

    @Override
    public String text() {
      return name;
    }
  }

  /** A minus in front of an operand. */
  record Negation(Expression operand, Position position) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }

    @Override
    public String text() {
      return "-" + operand.text();
    }
  }

  /** Two operands and the operator between them. */
  record Binary(Operator operator, Expression left, Expression right, Position position)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }

    @Override
    public String text() {
      return "(" + left.text() + " " + operator.sign() + " " + right.text() + ")";
    }
  }

  /** A function and its arguments. */
  record Call(MathFunction function, List<Expression> arguments, Position position)
      implements Expression {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> parts() {
      return arguments;
    }

    @Override
    public String text() {
      return arguments.stream()
          .map(Expression::text)
          .collect(Collectors.joining(", ", function.label() + "(", ")"));
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-002"}
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
