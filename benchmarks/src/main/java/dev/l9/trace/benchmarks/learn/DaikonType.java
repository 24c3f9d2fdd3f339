package dev.l9.trace.benchmarks.learn;

import org.jspecify.annotations.Nullable;

/** The types of values that Daikon tells apart, as its declarations name them. */
enum DaikonType {
  BOOLEAN("boolean", "boolean"),
  INT("long", "int"),
  DOUBLE("double", "double"),
  TEXT("java.lang.String", "java.lang.String"),
  OBJECT("java.lang.Object", "hashcode");

  private final String declared;
  private final String represented;

  DaikonType(String declared, String represented) {
    this.declared = declared;
    this.represented = represented;
  }

  /** The lines of a declaration that say the type. */
  String lines(boolean isList) {
    String end = isList ? "[]\n" : "\n";
    return "  dec-type " + declared + end + "  rep-type " + represented + end;
  }

  /** The type of values of both types; null if there is none. */
  static @Nullable DaikonType both(@Nullable DaikonType one, @Nullable DaikonType other) {
    if (one == other) {
      return one;
    }
    boolean areNumbers = (one == INT || one == DOUBLE) && (other == INT || other == DOUBLE);
    return areNumbers ? DOUBLE : null;
  }
}
