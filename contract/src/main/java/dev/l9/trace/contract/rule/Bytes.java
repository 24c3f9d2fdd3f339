package dev.l9.trace.contract.rule;

/** Finds words in files whose encoding doesn't matter. */
final class Bytes {

  private Bytes() {}

  /** Where a word begins; -1 if it isn't there. */
  static int indexOf(byte[] bytes, byte[] word) {
    for (int start = 0; start <= bytes.length - word.length; start++) {
      int same = 0;
      while (same < word.length && bytes[start + same] == word[same]) {
        same++;
      }
      if (same == word.length) {
        return start;
      }
    }
    return -1;
  }
}
