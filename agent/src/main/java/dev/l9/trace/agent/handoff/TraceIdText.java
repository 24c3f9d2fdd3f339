package dev.l9.trace.agent.handoff;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.json.JsonBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes the ids of spans: {@code {hrm}_{epoch seconds}_{random}}. An id always has {@value
 * #LENGTH} characters, since the seconds have ten digits.
 *
 * <p>Hot path on the writer thread: consecutive ids usually have the same layer and second, so
 * their text is kept. Not thread-safe.
 */
public final class TraceIdText {

  /** The length of an id, in characters of one byte each. */
  public static final int LENGTH = 28;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MAX_SECOND = 9_999_999_999L;

  /** The length of the layer and the second, with their separators. */
  private static final int BEGINNING = 15;

  private HrmLayer layer = HrmLayer.SYSTEM;
  private long secondStart;
  private long secondEnd;

  /** The first eight of the beginning's 15 bytes; one of them is in {@link #last} too. */
  private long first;

  /** The last eight of the beginning's bytes. */
  private long last;

  /** Writes an id over the bytes at this place. */
  void overwrite(JsonBytes out, int at, HrmLayer newLayer, long epochMicros, long random) {
    if (newLayer != layer || epochMicros < secondStart || epochMicros >= secondEnd) {
      begin(newLayer, Math.floorDiv(epochMicros, MICROS_PER_SECOND));
    }
    out.overwrite(at, first);
    out.overwrite(at + BEGINNING - Long.BYTES, last);
    out.overwriteBase32(at + BEGINNING, random);
  }

  private void begin(HrmLayer newLayer, long second) {
    layer = newLayer;
    secondStart = second * MICROS_PER_SECOND;
    secondEnd = secondStart + MICROS_PER_SECOND;
    String digits = String.valueOf(MAX_SECOND + 1 + Math.min(MAX_SECOND, Math.max(0, second)));
    String text = newLayer.code() + "_" + digits.substring(1) + "_";
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    first = bytes.getLong(0);
    last = bytes.getLong(BEGINNING - Long.BYTES);
  }

  public static String of(HrmLayer layer, long epochMicros, long random) {
    JsonBytes out = JsonBytes.compact();
    new TraceIdText().overwrite(out, out.template(new byte[LENGTH]), layer, epochMicros, random);
    return out.toString();
  }
}
