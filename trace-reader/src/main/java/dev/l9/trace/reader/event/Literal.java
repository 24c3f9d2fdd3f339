package dev.l9.trace.reader.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are expected somewhere, compared eight at a time. Immutable. */
final class Literal {

  final int length;
  private final byte[] text;
  private final long[] words;
  private final int last;
  private final long lastWord;

  /**
   * @param text ASCII, at least one character; an apostrophe stands for a quote
   */
  Literal(String text) {
    this.text = text.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
    length = this.text.length;
    words = new long[length / Long.BYTES];
    for (int i = 0; i < words.length; i++) {
      words[i] = ByteSearch.word(this.text, i * Long.BYTES);
    }
    // The last word overlaps the one before it, so that nothing behind the literal is read.
    last = Math.max(0, length - Long.BYTES);
    lastWord = words.length == 0 ? 0 : ByteSearch.word(this.text, last);
  }

  /** Whether these bytes stand here, and before the limit. */
  boolean isAt(byte[] bytes, int at, int limit) {
    if (at + length > limit) {
      return false;
    }
    if (words.length == 0) {
      return Arrays.equals(bytes, at, at + length, text, 0, length);
    }
    for (int i = 0; i < words.length; i++) {
      if (ByteSearch.word(bytes, at + i * Long.BYTES) != words[i]) {
        return false;
      }
    }
    return ByteSearch.word(bytes, at + last) == lastWord;
  }
}
