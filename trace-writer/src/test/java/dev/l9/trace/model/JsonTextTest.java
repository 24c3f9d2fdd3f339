package dev.l9.trace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void strings_escapeWhatJsonDemands() {
    assertEquals(
        "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0000\\u001f\"", string("a\"b\\c\n\r\t\b\f\0\u001f"));
  }

  @Test
  void strings_keepOtherCharactersOutsideAscii_unlessAsked() {
    assertEquals("\"é😀\"", string("é😀"));
    assertEquals("\"\\u00e9\\ud83d\\ude00\\u202e\\u007f\"", ascii("é😀\u202e\u007f"));
  }

  @Test
  void loneSurrogates_areAlwaysEscaped() {
    assertEquals("\"\\ud83d\"", string("\ud83d"));
    assertEquals("\"\\ude00\\ud83d\"", string("\ude00\ud83d"));
  }

  @Test
  void loneSurrogatesInKeys_areReplaced() {
    StringBuilder out = new StringBuilder();
    JsonText.appendFields(out, Map.of("\ude00\ud83d\ude00\ud83d", CapturedValue.NULL), true);
    assertEquals("{\"\\ufffd\\ud83d\\ude00\\ufffd\": null}", out.toString());
  }

  @Test
  void lineEndInAscii_isNeverAUnicodeEscape() {
    assertEquals("\"\\n\\r\"", ascii("\n\r"));
    assertEquals("\"\\\\u000a\"", ascii("\\u000a"));
  }

  @Test
  void values_ofEveryKind() {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put("n", CapturedValue.NULL);
    fields.put("b", new CapturedValue.Bool(true));
    fields.put("i", new CapturedValue.Num(1L));
    fields.put("d", new CapturedValue.Num(1.5));
    fields.put("nan", new CapturedValue.Num(Double.NaN));
    fields.put("inf", new CapturedValue.Num(Float.NEGATIVE_INFINITY));
    fields.put("l", new CapturedValue.Items(List.of(new CapturedValue.Text("x"))));
    fields.put("e", new CapturedValue.Items(List.of()));
    fields.put("o", new CapturedValue.Fields(Map.of()));
    StringBuilder out = new StringBuilder();
    JsonText.appendFields(out, fields, true);
    assertEquals(
        "{\"n\": null, \"b\": true, \"i\": 1, \"d\": 1.5, \"nan\": \"NaN\", \"inf\": \"-Infinity\","
            + " \"l\": [\"x\"], \"e\": [], \"o\": {}}",
        out.toString());
  }

  @Test
  void numbers_ofEveryClass_areJson() {
    DoubleAdder infinite = new DoubleAdder();
    infinite.add(Double.POSITIVE_INFINITY);
    assertEquals("\"Infinity\"", number(infinite));
    assertEquals("\"NaN\"", number(new DoubleAccumulator((a, b) -> b, Double.NaN)));
    DoubleAdder finite = new DoubleAdder();
    finite.add(0.5);
    assertEquals("0.5", number(finite));
    assertEquals("0.1", number(0.1f));
    assertEquals("7", number(new AtomicLong(7)));
    assertEquals("1E+400", number(new BigDecimal("1E400")));
    assertEquals("1" + "0".repeat(400), number(BigInteger.TEN.pow(400)));
  }

  private static String number(Number number) {
    StringBuilder out = new StringBuilder();
    JsonText.appendValue(out, new CapturedValue.Num(number), true);
    return out.toString();
  }

  private static String string(String text) {
    StringBuilder out = new StringBuilder();
    JsonText.appendString(out, text, false);
    return out.toString();
  }

  private static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    JsonText.appendString(out, text, true);
    return out.toString();
  }
}
