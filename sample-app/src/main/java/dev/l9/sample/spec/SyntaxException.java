package dev.l9.sample.spec;

/** A line isn't a formula; the parser reports it and goes on with the next line. */
final class SyntaxException extends RuntimeException {

  private final transient Position position;
  private final String advice;

  SyntaxException(Position position, String what, String advice) {
    super(what);
    this.position = position;
    this.advice = advice;
  }

  Problem in(String file) {
    return new Problem(file, position, String.valueOf(getMessage()), advice);
  }
}
