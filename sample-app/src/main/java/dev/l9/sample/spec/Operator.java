package dev.l9.sample.spec;

/** The arithmetic operators of a formula. */
public enum Operator {
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  DIVIDE("/"),
  POWER("^");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** How the operator is written. */
  public String sign() {
    return sign;
  }

  /** The operator's value in IEEE arithmetic: what is undefined gives an infinity or NaN. */
  public double apply(double left, double right) {
    return switch (this) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDE -> left / right;
      case POWER -> Math.pow(left, right);
    };
  }
}
