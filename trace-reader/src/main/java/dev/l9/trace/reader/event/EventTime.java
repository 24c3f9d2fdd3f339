package dev.l9.trace.reader.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads timestamps. What the agent writes, {@code 2026-01-13T14:00:00.000123Z}, is read from its
 * digits; every other form of ISO 8601 is left to the JDK. A time without a zone is taken as UTC.
 * Not safe for use by several threads.
 */
public final class EventTime {

  private static final String FORM = "0000-00-00T00:00:00.000000Z";
  private static final int LENGTH = FORM.length();
  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;

  /** How many characters stand before the fraction, its point among them. */
  private static final int SECONDS = FORM.indexOf('.') + 1;

  private final byte[] second = new byte[SECONDS];
  private long secondMicros;
  private int day = -1;
  private long dayMicros;

  EventTime() {}

  /** Microseconds since 1970; 0 if this is no time. */
  long micros(byte[] bytes, int from, int to) {
    try {
      return read(bytes, from, to);
    } catch (DateTimeException | ArithmeticException e) {
      return 0;
    }
  }

  private long read(byte[] bytes, int from, int to) {
    if (to - from == LENGTH && isSameSecond(bytes, from) && isFraction(bytes, from + SECONDS)) {
      return secondMicros + number(bytes, from + SECONDS, 6);
    }
    if (to - from == LENGTH && isDigits(bytes, from)) {
      int date = number(bytes, from, 4) * 10_000 + number(bytes, from + 5, 2) * 100;
      int seconds = number(bytes, from + 11, 2) * 3_600 + number(bytes, from + 14, 2) * 60;
      secondMicros =
          timeOn(date + number(bytes, from + 8, 2), seconds + number(bytes, from + 17, 2));
      System.arraycopy(bytes, from, second, 0, SECONDS);
      return secondMicros + number(bytes, from + SECONDS, 6);
    }
    return parsed(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  /** Events that follow each other are mostly of the same second. */
  private boolean isSameSecond(byte[] bytes, int from) {
    return ByteSearch.word(bytes, from) == ByteSearch.word(second, 0)
        && ByteSearch.word(bytes, from + 8) == ByteSearch.word(second, 8)
        && ByteSearch.word(bytes, from + 12) == ByteSearch.word(second, 12);
  }

  private static boolean isFraction(byte[] bytes, int from) {
    for (int i = from; i < from + 6; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return bytes[from + 6] == 'Z';
  }

  /** Most events of a file are of one day. */
  private long timeOn(int date, int seconds) {
    if (date != day) {
      dayMicros = LocalDate.of(date / 10_000, date / 100 % 100, date % 100).toEpochDay() * DAY;
      day = date;
    }
    return dayMicros + seconds * SECOND;
  }

  private static long parsed(String text) {
    try {
      return micros(Instant.parse(text));
    } catch (DateTimeException e) {
      // It has no zone, or isn't a time.
      return micros(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    }
  }

  /**
   * Microseconds from 1970 to this time. {@code ChronoUnit.MICROS.between} counts nanoseconds on
   * JDK 17, and fails from the year 2262 on.
   *
   * @throws ArithmeticException if there are too many, in the year 294,247
   */
  public static long micros(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano() / 1000);
  }

  /** Whether the digits and what separates them stand where the agent writes them. */
  private static boolean isDigits(byte[] bytes, int from) {
    for (int i = 0; i < LENGTH; i++) {
      char form = FORM.charAt(i);
      byte c = bytes[from + i];
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }
}
