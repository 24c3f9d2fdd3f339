package dev.l9.trace.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

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
    JsonBytes out = JsonBytes.plain();
    out.fields(Map.of("\ude00\ud83d\ude00\ud83d", CapturedValue.NULL));
    assertEquals("{\"\\ufffd\\ud83d\\ude00\\ufffd\": null}", out.toString());
  }

  @Test
  void lineEndInAscii_isNeverAUnicodeEscape() {
    assertEquals("\"\\n\\r\"", ascii("\n\r"));
    assertEquals("\"\\\\u000a\"", ascii("\\u000a"));
  }

  @Test
  void eightCharacters_arePlain_whereEachOfThemIs() {
    for (int neighbour : new int[] {' ', '!', '#', '[', ']', '~', 'a'}) {
      for (int value = 0; value < 256; value++) {
        for (int shift = 0; shift < 64; shift += 8) {
          long neighbours = neighbour * 0x0101010101010101L & ~(0xffL << shift);
          assertEquals(
              JsonBytes.isPlain((char) value),
              JsonBytes.arePlain(neighbours | (long) value << shift),
              value + " beside " + neighbour + " at " + shift);
        }
      }
    }
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
    String plain =
        "{\"n\": null, \"b\": true, \"i\": 1, \"d\": 1.5, \"nan\": \"NaN\", \"inf\": \"-Infinity\","
            + " \"l\": [\"x\"], \"e\": [], \"o\": {}}";
    assertEquals(plain, JsonBytes.plain().fields(fields).toString());
    assertEquals(plain.replace(" ", ""), JsonBytes.compact().fields(fields).toString());
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
    assertEquals("1E+300", number(new BigDecimal("1E300")));
    assertEquals("\"1E+400\"", number(new BigDecimal("1E400")));
    assertEquals("\"1E-400\"", number(new BigDecimal("1E-400")));
    assertEquals("1" + "0".repeat(299), number(BigInteger.TEN.pow(299)));
    assertEquals("\"1" + "0".repeat(300) + "\"", number(BigInteger.TEN.pow(300)));
  }

  @Test
  void wholeNumbers_ofEveryLength() {
    long power = 1;
    for (int digits = 1; digits <= 19; digits++) {
      for (long n : new long[] {power - 1, power, power + 1, -power, Long.MAX_VALUE / power}) {
        assertEquals(Long.toString(n), JsonBytes.compact().number(n).toString());
      }
      power *= 10;
    }
    assertEquals("-9223372036854775808", JsonBytes.compact().number(Long.MIN_VALUE).toString());
    assertEquals("9223372036854775807", JsonBytes.compact().number(Long.MAX_VALUE).toString());
    assertEquals("000407", JsonBytes.compact().digits(407, 6).toString());
  }

  @Test
  void bytes_areThoseOfUtf8() {
    StringBuilder all = new StringBuilder();
    for (int c = 0x20; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 37) {
      if (c != '"' && c != '\\' && (c < 0xd800 || c > 0xdfff)) {
        all.appendCodePoint(c);
      }
    }
    assertEquals(
        ByteBuffer.wrap(("\"" + all + "\"").getBytes(StandardCharsets.UTF_8)),
        JsonBytes.compact().string(all).toBuffer());
  }

  @Test
  void whatIsTruncated_isGone() {
    JsonBytes out = JsonBytes.compact().raw("a\nbc");
    assertEquals(2, out.lineLength());
    out.raw("x".repeat(5000)).truncate(3);
    assertEquals("a\nb", out.toString());
    assertEquals(1, out.lineLength());
  }

  private static String number(Number number) {
    return JsonBytes.plain().value(new CapturedValue.Num(number)).toString();
  }

  private static String string(String text) {
    return JsonBytes.compact().string(text).toString();
  }

  private static String ascii(String text) {
    return JsonBytes.plain().string(text).toString();
  }
}
