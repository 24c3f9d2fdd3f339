package dev.l9.trace.reader.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that a forged event may have. */
class EventTimeLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "9999-12-31T23:59:59.000001Z, 253402300799000001",
    "9999-12-31T23:59:59Z, 253402300799000000",
    "2300-01-01T00:00:00.5, 10413792000500000",
  })
  void timeBeyondWhatNanosecondsHold_isRead(String text, long micros) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(micros, new EventTime().micros(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "soon"})
  void timeThatNoNumberHolds_isNone(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(0, new EventTime().micros(bytes, 0, bytes.length));
  }
}
