package dev.l9.trace.agent.capture;

import dev.l9.trace.model.CapturedValue;

/** Cuts text, and marks the cut with how much was left out. */
final class TextCut {

  private TextCut() {}

  /**
   * The text where it has at most this many characters; else its beginning and {@code … n more}.
   */
  static String cut(String text, int limit) {
    return cut(text, text.length(), limit);
  }

  /** Likewise of a text of this length, of which only a beginning beyond the limit is known. */
  static String cut(String text, int length, int limit) {
    int end = end(text, length, limit);
    return end == length ? text : text.substring(0, end) + more(length - end);
  }

  /** How many of the characters are within the limit. */
  static int end(String text, int length, int limit) {
    if (length <= limit) {
      return length;
    }
    // A surrogate pair is never split.
    return limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
  }

  /** The mark of a cut. */
  static String more(long leftOut) {
    return CapturedValue.CUT + " " + leftOut + " more";
  }
}
