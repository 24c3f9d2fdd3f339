package dev.l9.trace.contract.facts.text;

import org.jspecify.annotations.Nullable;

/**
 * A kind of string. Immutable.
 *
 * @param open what it begins with
 * @param close what it ends with
 * @param escapes whether a backslash keeps the next character from ending it
 * @param lines whether it may have several lines; if not, it ends with its line at the latest
 * @param hole what begins code within it, which ends with a closing brace; null if nothing does
 * @param name whether it is a name in quotes, rather than a string
 */
record Quote(
    String open,
    String close,
    boolean escapes,
    boolean lines,
    @Nullable String hole,
    boolean name) {

  static Quote line(String mark) {
    return new Quote(mark, mark, true, false, null, false);
  }

  static Quote lines(String mark) {
    return new Quote(mark, mark, true, true, null, false);
  }

  static Quote raw(String open, String close) {
    return new Quote(open, close, false, true, null, false);
  }

  static Quote name(String mark) {
    return new Quote(mark, mark, false, false, null, true);
  }

  Quote withHole(String begin) {
    return new Quote(open, close, escapes, lines, begin, name);
  }
}
