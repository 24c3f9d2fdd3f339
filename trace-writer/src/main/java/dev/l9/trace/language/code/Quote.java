package dev.l9.trace.language.code;

import org.jspecify.annotations.Nullable;

/**
 * A kind of literal in which nothing is a comment.
 *
 * @param open what it begins with
 * @param close what it ends with
 * @param escapes whether a backslash keeps the next character from ending it
 * @param lines whether it may have several lines
 * @param doubled whether its end, twice, is part of it
 * @param greedy whether it ends with the last of more quotes than are needed
 * @param hole what begins code within it, which goes on to the next brace; null for none
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
