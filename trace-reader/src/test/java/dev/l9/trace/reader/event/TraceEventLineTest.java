package dev.l9.trace.reader.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.jsonl.TraceEventEncoder;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link TraceEventEncoder} and {@link TraceEventParser}, each the other's inverse. */
class TraceEventLineTest {

  private static final Instant START = Instant.parse("2026-01-13T14:00:00.000123Z");

  private static final String LINE =
      "{\"trace_id\":\"alt_1768312800_a1b2c3d4\",\"parent_id\":null,"
          + "\"timestamp\":\"2026-01-13T14:00:00.000123Z\",\"hrm_layer\":\"altitude\","
          + "\"operation\":\"transition\",\"component\":\"IrEngine.java\","
          + "\"input_summary\":\"from=L3, to=L2\",\"output_summary\":\"\","
          + "\"duration_ms\":5,\"status\":\"success\",\"metadata\":{}}";

  @Test
  void line_hasTheElevenKeysInTheirOrder() {
    assertEquals(LINE + "\n", line(event("from=L3, to=L2")));
  }

  @Test
  void line_withParentAndMetadata() {
    Map<String, CapturedValue> metadata = new LinkedHashMap<>();
    metadata.put("root_id", new CapturedValue.Text("alt_1_a"));
    metadata.put("duration_ns", new CapturedValue.Num(5_000_001L));
    metadata.put("patterns", new CapturedValue.Items(List.of(new CapturedValue.Text("gate"))));
    TraceEvent event =
        new TraceEvent(
            "sys_1_b",
            "alt_1_a",
            START,
            HrmLayer.SYSTEM,
            "op",
            "C",
            "in",
            "IllegalStateException: no",
            0,
            TraceStatus.BLOCKED,
            metadata);
    assertEquals(
        "{\"trace_id\":\"sys_1_b\",\"parent_id\":\"alt_1_a\","
            + "\"timestamp\":\"2026-01-13T14:00:00.000123Z\",\"hrm_layer\":\"system\","
            + "\"operation\":\"op\",\"component\":\"C\",\"input_summary\":\"in\","
            + "\"output_summary\":\"IllegalStateException: no\",\"duration_ms\":0,"
            + "\"status\":\"blocked\",\"metadata\":{\"root_id\":\"alt_1_a\","
            + "\"duration_ns\":5000001,\"patterns\":[\"gate\"]}}\n",
        line(event));
  }

  @Test
  void timestamp_alwaysHasSixDecimals() {
    assertEquals("2026-01-13T14:00:00.000123Z", timestamp("2026-01-13T14:00:00.000123Z"));
    assertEquals("2026-01-13T14:00:00.000000Z", timestamp("2026-01-13T14:00:00Z"));
    assertEquals("2026-01-13T14:00:00.100000Z", timestamp("2026-01-13T14:00:00.1Z"));
    assertEquals("2026-12-31T23:59:59.999999Z", timestamp("2026-12-31T23:59:59.999999999Z"));
    assertEquals("1969-12-31T23:59:59.999999Z", timestamp("1969-12-31T23:59:59.999999Z"));
    assertEquals("0099-02-03T04:05:06.000007Z", timestamp("0099-02-03T04:05:06.000007Z"));
  }

  @Test
  void lineBreaks_areEscaped() {
    String line = line(event("a\nb\r\nc\u2028d\u0085e"));
    assertEquals(line.length() - 1, line.indexOf('\n'));
    assertEquals(-1, line.indexOf('\r'));
    assertTrue(line.contains("\"a\\nb\\r\\nc\u2028d\u0085e\""), line);
  }

  @Test
  void line_parsesBackToItsEvent() {
    Random random = new Random(20260113);
    for (int i = 0; i < 3000; i++) {
      TraceEvent event = randomEvent(random);
      String line = line(event);
      byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
      String read = new String(utf8, StandardCharsets.UTF_8);
      assertEquals(line, read);
      assertEquals(line.length() - 1, line.indexOf('\n'));
      assertEquals(event, TraceEventParser.parse(read));
    }
  }

  @Test
  void hugeTexts_parseBack() {
    String text = "é😀\"\\\n".repeat(400_000);
    assertEquals(text, TraceEventParser.parse(line(event(text))).inputSummary());
  }

  @Test
  void largeNumbers_parseBack() {
    BigInteger integer = BigInteger.TWO.pow(990).negate();
    BigDecimal decimal = new BigDecimal("1.5E+300");
    TraceEvent parsed =
        TraceEventParser.parse(
            line(withMetadata(Map.of("i", new CapturedValue.Num(integer)))).strip());
    assertEquals(new CapturedValue.Num(integer), parsed.metadata().get("i"));
    parsed =
        TraceEventParser.parse(
            line(withMetadata(Map.of("d", new CapturedValue.Num(decimal)))).strip());
    assertEquals("1.5E+300", ((CapturedValue.Num) parsed.metadata().get("d")).value().toString());
  }

  @Test
  void numbersThatReadersRefuse_areTexts() {
    BigInteger integer = BigInteger.TWO.pow(4095);
    TraceEvent event = withMetadata(Map.of("i", new CapturedValue.Num(integer)));
    assertEquals(
        Map.of("i", new CapturedValue.Text(integer.toString())),
        TraceEventParser.parse(line(event)).metadata());
  }

  @Test
  void notANumber_isAText() {
    TraceEvent event = withMetadata(Map.of("n", new CapturedValue.Num(Double.NaN)));
    assertEquals(
        Map.of("n", new CapturedValue.Text("NaN")), TraceEventParser.parse(line(event)).metadata());
  }

  @Test
  void linesOfOthers_parseWhereTheyAreEvents() {
    String reordered =
        "{\"metadata\":{\"tokens_saved\":3},\"status\":\"error\",\"duration_ms\":2,"
            + "\"output_summary\":\"o\",\"input_summary\":\"i\",\"component\":\"c\","
            + "\"operation\":\"op\",\"hrm_layer\":\"focus\","
            + "\"timestamp\":\"2026-01-13T14:00:00Z\",\"parent_id\":\"p\",\"trace_id\":\"t\","
            + "\"more\":[]}\r\n";
    assertEquals(
        new TraceEvent(
            "t",
            "p",
            Instant.parse("2026-01-13T14:00:00Z"),
            HrmLayer.FOCUS,
            "op",
            "c",
            "i",
            "o",
            2,
            TraceStatus.ERROR,
            Map.of("tokens_saved", new CapturedValue.Num(3))),
        TraceEventParser.parse(reordered));
  }

  @Test
  void badLines_areRefusedWithTheReason() {
    assertRefused("not JSON: empty", "");
    assertRefused("not an event: no object", "[]");
    assertRefused("not an event: no object", "null");
    assertRefused("the key 'parent_id' is missing", "{}");
    assertRefused("not JSON", LINE.substring(0, LINE.length() - 1));
    assertRefused("not JSON", LINE + LINE);
    assertRefused("not JSON", LINE + " x");
    assertRefused("unknown status 'ok'", LINE.replace("success", "ok"));
    assertRefused("unknown hrm_layer 'L2'", LINE.replace("altitude", "L2"));
    assertRefused("not a timestamp", LINE.replace("2026-01-13T", "2026-13-13T"));
    assertRefused("'trace_id' is not a string", LINE.replace("\"alt_1768312800_a1b2c3d4\"", "12"));
    assertRefused("'parent_id' is not a string", LINE.replace("null", "12"));
    assertRefused("'duration_ms' is not a whole number", LINE.replace(":5,", ":\"x\","));
    assertRefused("'duration_ms' is not a whole number", LINE.replace(":5,", ":1e99,"));
    assertRefused("'metadata' is not an object", LINE.replace("{}", "[]"));
  }

  @Test
  void deepNesting_isRefusedNotOverflowing() {
    String deep = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
    assertRefused("not JSON", LINE.replace("{}", deep));
  }

  @Test
  void truncatedLines_neverParse() {
    for (int end = 0; end < LINE.length(); end++) {
      String cut = LINE.substring(0, end);
      assertThrows(IllegalArgumentException.class, () -> TraceEventParser.parse(cut), cut);
    }
  }

  private static void assertRefused(String reason, String line) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> TraceEventParser.parse(line));
    assertTrue(e.getMessage().startsWith(reason), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  private static String timestamp(String instant) {
    TraceEvent event = event("", Map.of(), Instant.parse(instant));
    return line(event).replaceFirst(".*\"timestamp\":\"([^\"]*)\".*\n", "$1");
  }

  private static String line(TraceEvent event) {
    JsonBytes out = JsonBytes.compact();
    TraceEventEncoder.encode(event, out);
    return out.toString();
  }

  private static TraceEvent event(String inputSummary) {
    return event(inputSummary, Map.of());
  }

  private static TraceEvent withMetadata(Map<String, CapturedValue> metadata) {
    return event("", metadata);
  }

  private static TraceEvent event(String inputSummary, Map<String, CapturedValue> metadata) {
    return event(inputSummary, metadata, START);
  }

  private static TraceEvent event(
      String inputSummary, Map<String, CapturedValue> metadata, Instant start) {
    return new TraceEvent(
        "alt_1768312800_a1b2c3d4",
        null,
        start,
        HrmLayer.ALTITUDE,
        "transition",
        "IrEngine.java",
        inputSummary,
        "",
        5,
        TraceStatus.SUCCESS,
        metadata);
  }

  private static TraceEvent randomEvent(Random random) {
    return new TraceEvent(
        randomText(random),
        random.nextBoolean() ? null : randomText(random),
        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L),
        HrmLayer.values()[random.nextInt(HrmLayer.values().length)],
        randomText(random),
        randomText(random),
        randomText(random),
        randomText(random),
        random.nextLong(),
        TraceStatus.values()[random.nextInt(3)],
        randomFields(random, 3));
  }

  private static Map<String, CapturedValue> randomFields(Random random, int depth) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      // Lone surrogates in names are replaced.
      fields.put(randomText(random).replaceAll("\\p{Cs}", ""), randomValue(random, depth));
    }
    return fields;
  }

  private static CapturedValue randomValue(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> CapturedValue.NULL;
      case 1 -> new CapturedValue.Bool(random.nextBoolean());
      case 2 -> new CapturedValue.Num(random.nextInt());
      case 3 -> new CapturedValue.Num(1L << 40 | random.nextInt(Integer.MAX_VALUE));
      case 4 -> new CapturedValue.Text(randomText(random));
      case 5 -> new CapturedValue.Fields(randomFields(random, depth - 1));
      default -> {
        List<CapturedValue> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(randomValue(random, depth - 1));
        }
        yield new CapturedValue.Items(items);
      }
    };
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(0x20));
        case 1 -> text.append((char) (0x20 + random.nextInt(0x60)));
        case 2 -> text.append((char) (0xd800 + random.nextInt(0x800)));
        case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
        case 4 -> text.append("\u2028\u2029\u0085\ufeff\"\\/".charAt(random.nextInt(7)));
        default -> text.append((char) random.nextInt(0xd800));
      }
    }
    return text.toString();
  }
}
