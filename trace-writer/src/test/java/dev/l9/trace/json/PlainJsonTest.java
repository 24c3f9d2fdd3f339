package dev.l9.trace.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

class PlainJsonTest {

  /** Jackson, as an oracle of what is JSON. */
  private static final ObjectReader ORACLE =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  @Test
  void numbers_haveTheSmallestTypeThatSaysTheSame() {
    assertEquals(
        List.of(
            7,
            -3_000_000_000L,
            new BigInteger("12345678901234567890"),
            2.5,
            new BigDecimal("2.50"),
            new BigDecimal("1e3"),
            new BigDecimal("1E+400")),
        ((CapturedValue.Items)
                PlainJson.read("[7,-3000000000,12345678901234567890,2.5,2.50,1e3,1E+400]"))
            .values().stream().map(value -> ((CapturedValue.Num) value).value()).toList());
  }

  @Test
  void otherValues_areRead() {
    assertEquals(
        new CapturedValue.Fields(
            Map.of(
                "a\n\u00e9",
                new CapturedValue.Items(
                    List.of(
                        new CapturedValue.Bool(true),
                        new CapturedValue.Bool(false),
                        CapturedValue.NULL,
                        new CapturedValue.Items(List.of()),
                        new CapturedValue.Fields(Map.of()),
                        new CapturedValue.Text("/\b\f\t\"\\"))))),
        PlainJson.read(
            " {\"a\\n\\u00E9\": [true , false,null,[],{ },\"\\/\\b\\f\\t\\\"\\\\\"]}\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "[1",
        "[1,]",
        "[,1]",
        "[1,]x",
        "{\"a\"}",
        "{\"a\":}",
        "{1:2}",
        "{\"a\":1,}",
        "\"",
        "\"\\",
        "\"\\u00\"",
        "\"\\u00g0\"",
        "\"\\u00\uff11\uff11\"",
        "\"\\x\"",
        "\"\\'\"",
        "\"\n\"",
        "tru",
        "nul",
        "True",
        "NaN",
        "Infinity",
        "1 2",
        "{\"a\":1 \"b\":2}",
        "01",
        "-01",
        "+1",
        "-",
        ".5",
        "1.",
        "1.e3",
        "1e",
        "1e+",
        "1e1.5",
        "0x1",
        "1d",
        "1f",
        "'a'",
        "// a",
        "1_000"
      })
  void whatIsNoJson_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PlainJson.read(text));
    assertThrows(JacksonException.class, () -> ORACLE.readValue(text), "the oracle");
  }

  @Test
  void deepNesting_isRefusedNotOverflowing() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThrows(IllegalArgumentException.class, () -> PlainJson.read(deep));
  }

  @Test
  void randomTexts_areJsonToItOnlyIfTheyAre() {
    String pieces = "{}[]:,\"\"\\u00e9ntbf/ \n-+.eE0123456789truefalsenull";
    Random random = new Random(1);
    int read = 0;
    int texts = Boolean.getBoolean("l9.stress") ? 200_000 : 10_000;
    for (int i = 0; i < texts; i++) {
      StringBuilder text = new StringBuilder(value(random, 0));
      for (int edits = random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(text.length() + 1);
        char piece = pieces.charAt(random.nextInt(pieces.length()));
        if (random.nextBoolean() && at < text.length()) {
          text.setCharAt(at, piece);
        } else {
          text.insert(at, piece);
        }
      }
      read += isReadAlike(text.toString()) ? 1 : 0;
    }
    assertTrue(read > texts / 4, read + " texts were JSON");
  }

  private static boolean isReadAlike(String text) {
    JsonNode expected;
    try {
      expected = ORACLE.readValue(text);
    } catch (JacksonException e) {
      assertThrows(IllegalArgumentException.class, () -> PlainJson.read(text), text);
      return false;
    }
    // Through the writer, since types of numbers differ: both as Jackson reads them.
    JsonBytes written = JsonBytes.plain().value(PlainJson.read(text));
    JsonNode read = ORACLE.readValue(written.toString());
    assertTrue(expected.equals(PlainJsonTest::compare, read), text);
    return true;
  }

  /** Numbers by what they say: 7.2e1 is 72. */
  private static int compare(JsonNode one, JsonNode other) {
    if (!one.isNumber()) {
      return one.equals(other) ? 0 : 1;
    }
    // Numbers that are beyond a double are written as texts.
    BigDecimal written = other.isNumber() ? other.decimalValue() : new BigDecimal(other.asString());
    return one.decimalValue().compareTo(written);
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 5 : 8)) {
      case 0 -> "null";
      case 1 -> String.valueOf(random.nextBoolean());
      case 2 -> String.valueOf(random.nextInt(1000) - 500);
      case 3 -> (random.nextInt(100) / 10.0) + "e" + random.nextInt(9);
      case 4 -> "\"a\\n\\u00e9\\\\" + random.nextInt(9) + "\"";
      case 5 -> "[" + value(random, depth + 1) + ", " + value(random, depth + 1) + "]";
      case 6 -> "{}";
      default -> "{\"k\": " + value(random, depth + 1) + ",\"l\":" + value(random, depth + 1) + "}";
    };
  }
}
