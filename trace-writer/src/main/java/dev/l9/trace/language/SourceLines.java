package dev.l9.trace.language;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A file as lines, which end at LF, CR, or CR LF. The lexer of Java fills it while it reads, so
 * that it goes through the file once. For other languages, {@link #split} makes it before the lexer
 * reads. Not thread-safe.
 */
public final class SourceLines {

  private static final int BYTES_PER_LINE = 24;
  private static final int MAX_HEAD = 600;

  private final byte[] bytes;
  private final CommentSign sign;
  private final BitSet comments;

  /** Lines that aren't comments and may be the facts of a block. */
  private final BitSet body;

  /** Lines of examples, such as fenced code in Markdown, which say nothing about the file. */
  private final BitSet quoted;

  /** The offset of each line's first byte; there is one more than there are lines. */
  private int[] starts;

  private int count;

  /** Begins without lines. */
  SourceLines(byte[] bytes, int from, CommentSign sign) {
    this(
        bytes,
        sign,
        new BitSet(),
        new BitSet(),
        new BitSet(),
        new int[bytes.length / BYTES_PER_LINE + 2],
        0);
    starts[0] = from;
  }

  private SourceLines(
      byte[] bytes,
      CommentSign sign,
      BitSet comments,
      BitSet body,
      BitSet quoted,
      int[] starts,
      int count) {
    this.bytes = bytes;
    this.sign = sign;
    this.comments = comments;
    this.body = body;
    this.quoted = quoted;
    this.starts = starts;
    this.count = count;
  }

  /** Splits a whole file into lines. */
  public static SourceLines split(byte[] bytes, CommentSign sign) throws RefusedSourceException {
    int from = LexedSource.start(bytes);
    SourceLines lines = new SourceLines(bytes, from, sign);
    for (int at = from; at < bytes.length; at++) {
      byte c = bytes[at];
      if (c == '\n' || c == '\r') {
        lines.ended(at + 1);
      } else if (c == 0) {
        throw new RefusedSourceException("has bytes of zero: not text, or in UTF-16");
      }
    }
    lines.finish();
    return lines;
  }

  /** Notes that a LF or CR is right before this offset. */
  void ended(int offset) {
    boolean secondHalf =
        count > 0
            && starts[count] == offset - 1
            && bytes[offset - 1] == '\n'
            && bytes[offset - 2] == '\r';
    if (!secondHalf) {
      add(offset);
    } else {
      starts[count] = offset;
    }
  }

  /** Notes the end of the file. */
  void finish() {
    if (starts[count] < bytes.length) {
      add(bytes.length);
    }
  }

  private void add(int offset) {
    if (++count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count] = offset;
  }

  /** Whether the line that is being read begins at this offset. */
  boolean isBegin(int offset) {
    return starts[count] == offset;
  }

  /** The number of the line that is being read. */
  int current() {
    return count;
  }

  /** Remembers that a line is nothing but a comment. */
  public void setComment(int line) {
    comments.set(line);
  }

  /** The number of the line in which the byte at this offset is. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, 0, count + 1, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** Whether the byte at this offset is the first of its line. */
  public boolean isFirst(int offset) {
    return offset == starts[0] || bytes[offset - 1] == '\n' || bytes[offset - 1] == '\r';
  }

  /** Remembers that a line may be a part of the facts of a block. */
  public void setBody(int line) {
    body.set(line);
  }

  /** Remembers that a line belongs to an example. */
  public void setQuoted(int line) {
    quoted.set(line);
  }

  /**
   * Whether the line may be a part of the facts of a block that stand in code rather than in a
   * comment.
   */
  public boolean isBody(int line) {
    return line >= 0 && line < count && body.get(line);
  }

  /** The text of these lines, with their line ends. */
  public String text(int from, int to) {
    int start = starts[from];
    return new String(bytes, start, starts[to] - start, StandardCharsets.UTF_8);
  }

  /** At most 600 bytes of the file from this offset on, one character a byte. */
  public String textFrom(int offset) {
    int length = Math.min(MAX_HEAD, starts[count] - offset);
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }

  /** Whether there is nothing in the line but blanks. */
  public boolean isBlank(int line) {
    boolean blank = line >= 0 && line < count;
    for (int at = blank ? starts[line] : 0; blank && at < starts[line + 1]; at++) {
      blank = bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r';
    }
    return blank;
  }

  /** The lines of the file's first bytes, up to this offset. */
  SourceLines before(int offset) {
    int lines = count;
    while (lines > 0 && starts[lines - 1] >= offset) {
      lines--;
    }
    int[] kept = Arrays.copyOf(starts, lines + 1);
    kept[lines] = offset;
    return new SourceLines(bytes, sign, comments, body, quoted, kept, lines);
  }

  /** The number of lines. */
  public int count() {
    return count;
  }

  /**
   * The next line, from this one on, that is nothing but a comment; {@link #count()} if there is
   * none.
   */
  public int nextComment(int line) {
    int next = comments.nextSetBit(line);
    return next < 0 ? count : next;
  }

  /** The offset of the line's first byte. For the line after the last, it is the file's size. */
  public int start(int line) {
    return starts[line];
  }

  /** The offset at which the line's text ends and its line end begins. */
  public int endOfText(int line) {
    int end = starts[line + 1];
    while (end > starts[line] && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    return end;
  }

  /** Whether the same lines are comments in both. */
  public boolean hasSameComments(SourceLines other) {
    return comments.equals(other.comments);
  }

  /**
   * Whether the line is nothing but a comment whose text, after blanks, begins with this character.
   */
  public boolean isComment(int line, char first) {
    if (!isComment(line)) {
      return false;
    }
    int at = starts[line] + sign.begin();
    // Bytes above 0x7f are negative here and are skipped too, since they may be blanks of other
    // scripts.
    while (at < starts[line + 1] && bytes[at] <= ' ') {
      at++;
    }
    return at < starts[line + 1] && bytes[at] == first;
  }

  /** Whether the line is nothing but a comment. */
  public boolean isComment(int line) {
    return line >= 0 && line < count && comments.get(line);
  }

  /** The text of the comment, with its blanks, if the line is nothing but a comment; else null. */
  @Nullable
  public String comment(int line) {
    if (!isComment(line)) {
      return null;
    }
    int from = starts[line] + sign.begin();
    int to = endOfText(line) - sign.end();
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The most frequent way in which lines end; LF in a file of one line. */
  public LineEnd dominantEnd() {
    int lf = 0;
    int crlf = 0;
    int cr = 0;
    for (int line = 0; line < count; line++) {
      LineEnd end = LineEnd.of(bytes, starts[line], starts[line + 1]);
      lf += end == LineEnd.LF ? 1 : 0;
      crlf += end == LineEnd.CRLF ? 1 : 0;
      cr += end == LineEnd.CR ? 1 : 0;
    }
    return LineEnd.dominant(lf, crlf, cr);
  }

  /** Whether any line begins with these bytes, not counting those of examples. */
  public boolean anyBegins(byte[] with) {
    for (int line = 0; line < count; line++) {
      int start = starts[line];
      if (bytes[start] == with[0] && !quoted.get(line)) {
        int end = Math.min(start + with.length, starts[count]);
        if (Arrays.equals(bytes, start, end, with, 0, with.length)) {
          return true;
        }
      }
    }
    return false;
  }
}
