package dev.l9.sample.spec;

/**
 * One thing that is wrong in a spec.
 *
 * @param what what was found
 * @param advice what to do about it
 */
public record Problem(String file, Position position, String what, String advice) {

  /** The one line that a user reads: {@code file:line:column: what; advice}. */
  public String describe() {
    return file + ":" + position.line() + ":" + position.column() + ": " + what + "; " + advice;
  }
}
