package dev.l9.trace.reader.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Reads timestamps. What the agent writes, {@code 2026-01-13T14:00:00.000123Z}, is read from its
 * digits; every other form of ISO 8601 is left to the JDK. A time without a zone is taken as UTC.
 * Not safe for use by several threads.
 */
final class EventTime {

  private static final String FORM = "0000-00-00T00:00:00.000000Z";
  private static final int LENGTH = FORM.length();
  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;

  private int day = -1;
  private long dayMicros;

  /** Microseconds since 1970; 0 if this is no time. */
  long micros(byte[] bytes, int from, int to) {
    try {
      return read(bytes, from, to);
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private long read(byte[] bytes, int from, int to) {
    if (to - from == LENGTH && isDigits(bytes, from)) {
      int date = number(bytes, from, 4) * 10_000 + number(bytes, from + 5, 2) * 100;
      int seconds = number(bytes, from + 11, 2) * 3_600 + number(bytes, from + 14, 2) * 60;
      return timeOn(date + number(bytes, from + 8, 2), seconds + number(bytes, from + 17, 2))
          + number(bytes, from + 20, 6);
    }
    return parsed(new String(bytes, from, to - from, StandardCharsets.UTF_8));
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
      return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
    } catch (DateTimeException e) {
      // It has no zone, or isn't a time.
      Instant instant = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
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
