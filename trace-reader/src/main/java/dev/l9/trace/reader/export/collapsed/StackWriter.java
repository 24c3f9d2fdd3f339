package dev.l9.trace.reader.export.collapsed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.reader.export.PlainText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/**
 * Writes a tree of frames as lines {@code a;b;c count}. In frames, what has a meaning to readers
 * (semicolon, blank, percent) and what commands terminals is percent-encoded, as in addresses. What
 * is deeper than a thousand frames counts for one frame {@code [deeper]}.
 */
final class StackWriter {

  /** No picture shows more, and the lines of a recursion would need the square of its depth. */
  static final int MAX_DEPTH = 1000;

  private static final int MAX_LENGTH = 200;
  private static final String DEEPER = "[deeper]";
  private static final long NANOS_PER_MICRO = 1000;

  private final OutputStream out;
  private final boolean byCalls;
  private final StringBuilder line = new StringBuilder();

  StackWriter(OutputStream out, boolean byCalls) {
    this.out = out;
    this.byCalls = byCalls;
  }

  /** Writes the stacks below a frame, which itself isn't shown, and flushes the stream. */
  void write(StackNode root) throws IOException {
    below(root, 0);
    out.flush();
  }

  private void below(StackNode parent, int depth) throws IOException {
    for (StackNode node : parent.children()) {
      int length = line.length();
      line.append(depth == 0 ? "" : ";");
      if (depth == MAX_DEPTH) {
        line.append(DEEPER);
        count(sum(node));
      } else {
        frame(node.frame);
        count(node);
        below(node, depth + 1);
      }
      line.setLength(length);
    }
  }

  private static StackNode sum(StackNode tree) {
    StackNode sum = new StackNode(DEEPER);
    Deque<StackNode> rest = new ArrayDeque<>();
    rest.push(tree);
    while (!rest.isEmpty()) {
      StackNode node = rest.pop();
      sum.add(node);
      node.children().forEach(rest::push);
    }
    return sum;
  }

  private void count(StackNode node) throws IOException {
    long count = byCalls ? node.calls : (node.ownNanos + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO;
    if (count > 0) {
      int length = line.length();
      line.append(' ').append(count).append('\n');
      out.write(line.toString().getBytes(UTF_8));
      line.setLength(length);
    }
  }

  private void frame(String frame) {
    String text = PlainText.cut(frame.isEmpty() ? "?" : frame, MAX_LENGTH);
    text.codePoints()
        .forEach(
            c -> {
              if (PlainText.isUnsafe(c) || Character.isWhitespace(c) || " ;%".indexOf(c) >= 0) {
                percent(c);
              } else {
                line.appendCodePoint(c);
              }
            });
  }

  private void percent(int codePoint) {
    for (byte b : PlainText.wellFormed(Character.toString(codePoint)).getBytes(UTF_8)) {
      line.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
    }
  }
}
