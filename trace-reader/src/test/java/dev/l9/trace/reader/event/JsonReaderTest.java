package dev.l9.trace.reader.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.json.PlainJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and blocks are read by different readers, and a value is the same in both. */
class JsonReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0, -0, 7, 2147483648, -9223372036854775809, 12345678901234567890]",
        "[2.5, 2.50, -0.0, 1e3, 1E+400, 1E-400, 0.1, 123456789.123456789]",
        "[true, false, null, [], {}, \"\", \"\\/\\b\\u00e9\\ud83d\\ude00\"]",
        "{\"a\": {\"b\": [{\"c\": \"d\"}]}, \"a2\": \"\\\"\\\\\"}"
      })
  void values_areThoseOfBlocks(String json) {
    assertEquals(PlainJson.read(json), JsonReader.read(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1", "1 2", "01", "tru", "{\"a\":1,}", "\"\\x\""})
  void whatIsNoJson_isRefusedByBoth(String text) {
    assertThrows(IllegalArgumentException.class, () -> PlainJson.read(text));
    assertThrows(IllegalArgumentException.class, () -> JsonReader.read(text));
  }
}
