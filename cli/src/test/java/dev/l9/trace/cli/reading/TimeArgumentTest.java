package dev.l9.trace.cli.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeArgumentTest {

  private static final Instant NOW = Instant.parse("2026-01-13T14:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "30s, 2026-01-13T13:59:30Z",
    "10m, 2026-01-13T13:50:00Z",
    "2h,  2026-01-13T12:00:00Z",
    "3d,  2026-01-10T14:00:00Z",
    "1w,  2026-01-06T14:00:00Z",
    "2026-01-13,                2026-01-13T00:00:00Z",
    "2026-01-13T10:30:00,       2026-01-13T10:30:00Z",
    "2026-01-13T10:30:00.5Z,    2026-01-13T10:30:00.5Z",
    "2026-01-13T10:30:00+02:00, 2026-01-13T08:30:00Z",
    "2026-01-13T10:30,          2026-01-13T10:30:00Z",
    "9999-12-31,                9999-12-31T00:00:00Z",
  })
  void times_areReadAsPeopleTypeThem(String text, Instant expected) {
    assertEquals(expected.toEpochMilli() * 1_000, TimeArgument.micros(text, NOW));
  }

  @ParameterizedTest
  @CsvSource({"10", "10x", "''", "yesterday", "2026-13-01", "-5m", "99999999999m"})
  void otherTexts_areRefused(String text) {
    assertEquals(
        "'" + text + "' is no time: write 10m, 2h, 3d, 2026-01-13 or 2026-01-13T14:00:00Z",
        assertThrows(IllegalArgumentException.class, () -> TimeArgument.micros(text, NOW))
            .getMessage());
  }
}
