package dev.l9.trace.memory.learn.junit;

import dev.l9.trace.memory.learn.invariant.Arithmetic;
import dev.l9.trace.memory.learn.invariant.Relation;

/** The words by which a test names what it compares and calculates. */
final class RelationSigns {

  private RelationSigns() {}

  static String of(Relation relation) {
    return switch (relation) {
      case EQUAL -> "==";
      case LESS -> "<";
      case AT_MOST -> "<=";
      case GREATER -> ">";
      case AT_LEAST -> ">=";
      case ELEMENT -> "in";
      case SUBSET -> "subset";
      case PREFIXED -> "startsWith";
    };
  }

  static String of(Arithmetic arithmetic) {
    return switch (arithmetic.operator()) {
      case PLUS -> "+";
      case MINUS -> "-";
      case TIMES -> "*";
    };
  }
}
