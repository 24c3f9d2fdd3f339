package dev.l9.trace.language.code;

import org.jspecify.annotations.Nullable;

/**
 * A kind of literal. A comment sign within it is text. Immutable.
 *
 * @param open what the literal begins with
 * @param close what the literal ends with
 * @param escapes whether a backslash keeps the next character from ending the literal
 * @param lines whether the literal may have several lines
 * @param doubled whether the closing quote, written twice, is a quote within the literal
 * @param greedy whether further quotes right behind the closing ones belong to the literal
 * @param hole what begins code within the literal, which ends with its closing brace; null if it
 *     can't have code
 */
record Quote(
    String open,
    String close,
    boolean escapes,
    boolean lines,
    boolean doubled,
    boolean greedy,
    @Nullable String hole) {

  /** The literal is in one line, with escapes. */
  static Quote line(String mark) {
    return new Quote(mark, mark, true, false, false, false, null);
  }

  /** The literal may have several lines, with escapes. */
  static Quote lines(String mark) {
    return new Quote(mark, mark, true, true, false, false, null);
  }

  /** The literal may have several lines, which are taken as they stand. */
  static Quote raw(String open, String close) {
    return new Quote(open, close, false, true, false, false, null);
  }

  /** The literal is in one line, without escapes. */
  static Quote rawLine(String open, String close) {
    return new Quote(open, close, false, false, false, false, null);
  }

  /** The literal may have several lines; a quote within it is written twice. */
  static Quote doubled(String mark) {
    return new Quote(mark, mark, false, true, true, false, null);
  }

  Quote endingGreedily() {
    return new Quote(open, close, escapes, lines, doubled, true, hole);
  }

  Quote withHole(@Nullable String begin) {
    return new Quote(open, close, escapes, lines, doubled, greedy, begin);
  }
}
