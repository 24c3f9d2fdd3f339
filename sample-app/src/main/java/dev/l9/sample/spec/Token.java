package dev.l9.sample.spec;

/** A piece of a line; the last one of each line is an {@link Kind#END} with an empty text. */
record Token(Kind kind, String text, Position position) {

  enum Kind {
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** How a message names the token. */
  String describe() {
    return kind == Kind.END ? "the end of the line" : "'" + text + "'";
  }
}
