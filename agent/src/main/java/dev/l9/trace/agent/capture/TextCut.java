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
    if (length <= limit) {
      return text;
    }
    int end = Math.max(0, limit);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--; // A surrogate pair is never split.
    }
    return text.substring(0, end) + more(length - end);
  }

  /** The mark of a cut. */
  static String more(long leftOut) {
    return CapturedValue.CUT + " " + leftOut + " more";
  }
}
