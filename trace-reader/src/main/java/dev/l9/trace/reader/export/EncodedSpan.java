package dev.l9.trace.reader.export;

import java.nio.charset.StandardCharsets;

/** A span in its output format, whose trace may not be known yet. */
final class EncodedSpan {

  /** What holds the place of an id. */
  static final String UNKNOWN_TRACE = "0".repeat(32);

  private final String jvm;
  private final byte[] json;
  private final int traceIdAt;

  /**
   * @param jvm the JVM in which it ran
   * @param json the span's object
   * @param traceIdAt where the 32 hex digits of the trace's id are in it
   */
  EncodedSpan(String jvm, byte[] json, int traceIdAt) {
    this.jvm = jvm;
    this.json = json;
    this.traceIdAt = traceIdAt;
  }

  String jvm() {
    return jvm;
  }

  /** The object itself, and no copy. */
  byte[] json() {
    return json;
  }

  /** Puts the trace's id in its place. */
  void setTrace(String traceId) {
    byte[] digits = traceId.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, json, traceIdAt, digits.length);
  }
}
