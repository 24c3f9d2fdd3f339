package dev.l9.trace.generator.code.behaviour.match;

/** How a condition may compare; the enum of a module has some of these constants. */
enum Operator {
  EQUALS,
  NOT_EQUALS,
  ONE_OF,
  AT_LEAST,
  AT_MOST;

  /** Whether only values that have an order can be compared so. */
  boolean needsOrder() {
    return this == AT_LEAST || this == AT_MOST;
  }
}
