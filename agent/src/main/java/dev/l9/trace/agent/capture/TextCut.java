package dev.l9.trace.agent.capture;

import dev.l9.trace.model.CapturedValue;

/** Cuts text, and says how much was cut off. Thread-safe. */
final class TextCut {

  private TextCut() {}

  /**
   * Returns the text if it has at most this many characters; otherwise its beginning and {@code … n
   * more}.
   */
  static String cut(String text, int limit) {
    return cut(text, text.length(), limit);
  }

  /**
   * Does the same as {@link #cut(String, int)} for a text of this length, of which only a beginning
   * is given. The beginning must be longer than the limit, or the whole text.
   */
  static String cut(String text, int length, int limit) {
    int end = end(text, length, limit);
    return end == length ? text : text.substring(0, end) + more(length - end);
  }

  /** The number of characters that are within the limit. */
  static int end(String text, int length, int limit) {
    if (length <= limit) {
      return length;
    }
    // A surrogate pair is never split.
    return limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
  }

  /** The text that marks a cut. */
  static String more(long leftOut) {
    return CapturedValue.CUT + " " + leftOut + " more";
  }
}
