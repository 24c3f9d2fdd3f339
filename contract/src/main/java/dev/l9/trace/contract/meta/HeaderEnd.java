package dev.l9.trace.contract.meta;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.block.MetaSections;

/** Where the header of a file seems to end, without a look at what is a comment. */
final class HeaderEnd {

  private static final byte[] TITLE = MetaSections.HEADER.end().getBytes(US_ASCII);
  private static final String COMMENT_END = "-->";

  private HeaderEnd() {}

  /**
   * The offset behind the line of the end's title, the rule below it, and the end of a comment in
   * which both are; the length of the file if there is no such title.
   */
  static int of(byte[] file) {
    int title = indexOf(file);
    if (title < 0) {
      return file.length;
    }
    int end = behindLine(file, behindLine(file, title));
    boolean closes = startsWithCommentEnd(file, end);
    return closes ? behindLine(file, end) : end;
  }

  private static int indexOf(byte[] file) {
    int last = file.length - TITLE.length;
    for (int start = 0; start <= last; start++) {
      int same = 0;
      while (same < TITLE.length && file[start + same] == TITLE[same]) {
        same++;
      }
      if (same == TITLE.length) {
        return start;
      }
    }
    return -1;
  }

  private static int behindLine(byte[] file, int from) {
    int at = from;
    while (at < file.length && file[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, file.length);
  }

  private static boolean startsWithCommentEnd(byte[] file, int from) {
    int length = Math.min(COMMENT_END.length(), file.length - from);
    return new String(file, from, length, US_ASCII).equals(COMMENT_END);
  }
}
