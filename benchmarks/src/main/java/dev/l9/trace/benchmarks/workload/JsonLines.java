package dev.l9.trace.benchmarks.workload;

import java.nio.charset.StandardCharsets;

/** One thread's buffer of lines, and the ids of its open calls. Allocates nothing per line. */
final class JsonLines {

  private static final int SIZE = 64 << 10;
  private static final int LONGEST_LINE = 2 << 10;
  private static final int SUMMARY = 100;
  private static final byte[] ELLIPSIS = "…".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DIGITS =
      "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);

  private final JsonLineFile file;
  private final byte[] bytes = new byte[SIZE];
  private final long[] open = new long[64];
  private final String thread = Thread.currentThread().getName();
  private final long wallOffset = System.currentTimeMillis() * 1_000_000L - System.nanoTime();
  private final String idStart = "sys_" + wallOffset / 1_000_000_000L + "_";
  private int length;
  private int summary;
  private int depth;
  private long lastId = System.nanoTime() << 20;

  private long secondOfText = -1;
  private final byte[] secondText = new byte[19];

  JsonLines(JsonLineFile file) {
    this.file = file;
    file.register(this);
  }

  long enter() {
    long id = ++lastId;
    open[depth++] = id;
    return id;
  }

  void begin(long id, long start, String operation) {
    if (length > SIZE - LONGEST_LINE) {
      flush();
    }
    depth--;
    long wall = start + wallOffset;
    text("{\"trace_id\":\"").id(id).text("\",\"parent_id\":");
    if (depth == 0) {
      text("null");
    } else {
      text("\"").id(open[depth - 1]).text("\"");
    }
    text(",\"timestamp\":\"").timestamp(wall);
    text("\",\"hrm_layer\":\"system\",\"operation\":\"").text(operation);
    text("\",\"component\":\"PlainCalls.java\",\"input_summary\":\"");
    summary = length;
  }

  JsonLines middle() {
    cutSummary();
    text("\",\"output_summary\":\"");
    summary = length;
    return this;
  }

  /** As the format wants it: at most 100 characters, of which the last says that some are gone. */
  private void cutSummary() {
    if (length - summary > SUMMARY) {
      length = summary + SUMMARY - 1;
      for (byte one : ELLIPSIS) {
        bytes[length++] = one;
      }
    }
  }

  void end(long id, long nanos, String operation) {
    cutSummary();
    text("\",\"duration_ms\":").number(nanos / 1_000_000);
    text(",\"status\":\"success\",\"metadata\":{\"root_id\":\"").id(depth == 0 ? id : open[0]);
    text("\",\"duration_ns\":").number(nanos).text(",\"task\":\"").text(operation);
    text("\",\"class\":\"dev.l9.trace.benchmarks.workload.PlainCalls\",\"method\":\"");
    text(operation).text("\",\"thread\":\"").escaped(thread).text("\"}}\n");
  }

  JsonLines order(Order order) {
    text("Order{depth=").number(order.depth()).text(", item=").escaped(order.item());
    return text(", cents=").number(order.cents()).text("}");
  }

  @SuppressWarnings("deprecation") // All of it is ASCII: one copy.
  JsonLines text(String ascii) {
    int count = ascii.length();
    ascii.getBytes(0, count, bytes, length);
    length += count;
    return this;
  }

  JsonLines escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        bytes[length++] = '\\';
      }
      bytes[length++] = (byte) (c < ' ' || c > '~' ? '?' : c);
    }
    return this;
  }

  JsonLines number(long number) {
    if (number < 0) {
      bytes[length++] = '-';
    }
    long rest = Math.abs(number);
    int digits = 1;
    for (long power = 10; power <= rest && digits < 19; power *= 10) {
      digits++;
    }
    return digits(rest, digits);
  }

  private JsonLines digits(long number, int width) {
    long rest = number;
    for (int at = length + width - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
    return this;
  }

  private JsonLines id(long id) {
    text(idStart);
    for (int shift = 60; shift >= 0; shift -= 5) {
      bytes[length++] = DIGITS[(int) (id >>> shift) & 31];
    }
    return this;
  }

  private JsonLines timestamp(long wall) {
    long second = wall / 1_000_000_000L;
    if (second != secondOfText) {
      String text = java.time.Instant.ofEpochSecond(second).toString();
      System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, secondText, 0, 19);
      secondOfText = second;
    }
    System.arraycopy(secondText, 0, bytes, length, 19);
    length += 19;
    return text(".").digits(wall % 1_000_000_000L / 1_000, 6).text("Z");
  }

  void flush() {
    file.write(bytes, length);
    length = 0;
  }
}
