package dev.l9.trace.agent.export;

import dev.l9.trace.json.JsonBytes;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes times of day as ISO 8601 in UTC with six decimals, such as {@code
 * 2026-01-13T14:00:00.000123Z}.
 *
 * <p>Hot path on the writer thread: the text of the last second is kept. Not safe for use by
 * several threads.
 */
final class TimestampText {

  /** How many bytes it takes, without the Z. */
  static final int LENGTH = 26;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int DECIMALS_AT = 20;

  private long secondStart;
  private long secondEnd;

  // The bytes up to the decimals: 0 to 7, 8 to 15, 12 to 19.
  private long date;
  private long time;
  private long timeEnd;

  /** Writes a time over the bytes at this place. */
  void overwrite(JsonBytes out, int at, long epochMicros) {
    if (epochMicros < secondStart || epochMicros >= secondEnd) {
      begin(Math.floorDiv(epochMicros, MICROS_PER_SECOND));
    }
    out.overwrite(at, date);
    out.overwrite(at + 8, time);
    out.overwrite(at + 12, timeEnd);
    out.overwriteMillionth(at + DECIMALS_AT, (int) (epochMicros - secondStart));
  }

  private void begin(long second) {
    secondStart = second * MICROS_PER_SECOND;
    secondEnd = secondStart + MICROS_PER_SECOND;
    LocalDateTime utc = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    JsonBytes text = JsonBytes.compact();
    text.digits(utc.getYear(), 4).raw("-").digits(utc.getMonthValue(), 2);
    text.raw("-").digits(utc.getDayOfMonth(), 2);
    text.raw("T").digits(utc.getHour(), 2).raw(":").digits(utc.getMinute(), 2);
    text.raw(":").digits(utc.getSecond(), 2).raw(".");
    ByteBuffer bytes = ByteBuffer.wrap(text.toArray());
    date = bytes.getLong(0);
    time = bytes.getLong(8);
    timeEnd = bytes.getLong(12);
  }
}
