package dev.l9.trace.cli.reading;

import dev.l9.trace.reader.event.EventTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them: how long ago ({@code 10m}), or ISO 8601; without a zone it is UTC. */
public final class TimeArgument {

  private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhdw])");

  private TimeArgument() {}

  /**
   * Reads a time.
   *
   * @return microseconds since 1970
   * @throws IllegalArgumentException if it is none; the message says what is allowed
   */
  public static long micros(String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    Instant time = ago.matches() ? now.minus(duration(ago)) : iso(text);
    return EventTime.micros(time);
  }

  private static Duration duration(Matcher ago) {
    long count = Long.parseLong(ago.group(1));
    return switch (ago.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }

  private static Instant iso(String text) {
    try {
      if (text.length() == "2026-01-13".length()) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      return hasZone(text)
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time: write 10m, 2h, 3d, 2026-01-13 or 2026-01-13T14:00:00Z", e);
    }
  }

  private static boolean hasZone(String text) {
    return text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)") && text.contains("T");
  }
}
