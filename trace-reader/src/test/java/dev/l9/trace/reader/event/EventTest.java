package dev.l9.trace.reader.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.file.EventReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  private static final String FAILED =
      """
      {"trace_id":"rsn_1795251157_3ucxp9o5xhfgy","parent_id":"rsn_1795251157_3ucxp9o5xaaaa",\
      "timestamp":"2026-11-21T08:52:37.942160Z","hrm_layer":"reasoning","operation":"total",\
      "component":"Orders.java","input_summary":"name=\\"ä\\\\b\\"\\n, price=12.5",\
      "output_summary":"IllegalArgumentException: \\u00e4\\ud83d\\ude00😀","duration_ms":2,"status":"error",\
      "metadata":{"root_id":"rsn_1795251157_3ucxp9o5xroot","duration_ns":2581250,"task":"total",\
      "class":"com.acme.Orders$Sum","method":"total","thread":"main","patterns":["fail-fast"],\
      "error":"IllegalArgumentException","user":{"a":[1,2.50,true,null]}}}""";

  @Test
  void everyValue_isRead() {
    Event event = EventLines.read(FAILED);
    assertEquals("rsn_1795251157_3ucxp9o5xhfgy", event.traceId());
    assertEquals("rsn_1795251157_3ucxp9o5xaaaa", event.parentId());
    assertEquals("2026-11-21T08:52:37.942160Z", event.timestamp());
    assertEquals("reasoning", event.layer());
    assertEquals("rsn", event.layerCode());
    assertEquals("total", event.operation());
    assertEquals("Orders.java", event.component());
    assertEquals("name=\"ä\\b\"\n, price=12.5", event.inputSummary());
    assertEquals("IllegalArgumentException: ä😀😀", event.outputSummary());
    assertEquals(2, event.durationMs());
    assertEquals(2_581_250, event.durationNanos());
    assertEquals("error", event.status());
    assertTrue(event.isError());
    assertFalse(event.isSuccess() || event.isBlocked() || event.isRoot() || event.isRun());
    assertEquals("rsn_1795251157_3ucxp9o5xroot", event.rootId());
    assertEquals("com.acme.Orders$Sum", event.className());
    assertEquals("total", event.method());
    assertEquals("main", event.thread());
    assertEquals("total", event.task());
    assertEquals("Sum.total", event.name());
    assertEquals("com.acme.Orders$Sum#total", event.methodId());
    assertEquals("3ucxp", event.jvm());
    assertEquals(FAILED, event.line());
  }

  @Test
  void metadata_areReadWhenTheyAreAskedFor() {
    Event event = EventLines.read(FAILED);
    assertEquals("IllegalArgumentException", event.text("error"));
    assertNull(event.text("err"));
    assertNull(event.text("patterns"));
    assertEquals(
        new CapturedValue.Items(List.of(new CapturedValue.Text("fail-fast"))),
        event.value("patterns"));
    assertEquals(
        new CapturedValue.Fields(
            Map.of(
                "a",
                new CapturedValue.Items(
                    List.of(
                        new CapturedValue.Num(1),
                        new CapturedValue.Num(new BigDecimal("2.50")),
                        new CapturedValue.Bool(true),
                        CapturedValue.NULL)))),
        event.value("user"));
    assertEquals(
        List.of(
            "root_id",
            "duration_ns",
            "task",
            "class",
            "method",
            "thread",
            "patterns",
            "error",
            "user"),
        List.copyOf(event.metadata().keySet()));
  }

  @Test
  void linesOfTheSeeds_areRead() {
    Event event =
        EventLines.read(
            """
            {"trace_id":"alt_1705180800_a3f2","parent_id":null,"timestamp":"2026-01-13T14:00:00",\
            "hrm_layer":"altitude","operation":"transition","component":"altitude.py","input_summary":"L3→L2",\
            "output_summary":"success","duration_ms":5,"status":"success","metadata":{"reason":"user"}}""");
    assertEquals("L3→L2", event.inputSummary());
    assertNull(event.parentId());
    assertEquals("alt_1705180800_a3f2", event.rootId());
    assertEquals(5_000_000, event.durationNanos());
    assertEquals("transition", event.name());
    assertEquals("transition", event.methodId());
    assertEquals("", event.jvm());
    assertEquals(Instant.parse("2026-01-13T14:00:00Z").toEpochMilli() * 1000, event.startMicros());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T08:52:37.942160Z, 2026-11-21T08:52:37.942160Z",
    "2024-02-29T23:59:59.999999Z, 2024-02-29T23:59:59.999999Z",
    "1969-12-31T23:59:59.000001Z, 1969-12-31T23:59:59.000001Z",
    "2026-11-21T08:52:37Z,        2026-11-21T08:52:37Z",
    "2026-11-21T08:52:37.942160,  2026-11-21T08:52:37.942160Z",
    "2026-11-21T08:52:37.9421601Z,2026-11-21T08:52:37.942160Z",
    "2026-02-30T08:52:37.942160Z, 1970-01-01T00:00:00Z",
    "2026x11-21T08:52:37.94216xZ, 1970-01-01T00:00:00Z",
    "yesterday,                   1970-01-01T00:00:00Z",
  })
  void times_areMicroseconds(String written, Instant expected) {
    Event event = EventLines.read(FAILED.replace("2026-11-21T08:52:37.942160Z", written));
    assertEquals(
        expected.getEpochSecond() * 1_000_000 + expected.getNano() / 1_000, event.startMicros());
  }

  @Test
  void whatALaterVersionWrites_isTolerated() {
    Event event =
        EventLines.read(
            FAILED
                .replace("\"reasoning\"", "\"quantum\"")
                .replace("\"error\",", "\"retried\",\"new_key\":[{}],")
                .replace("{\"trace_id\"", " { \"first\" : {\"trace_id\":1} , \"trace_id\""));
    assertEquals("quantum", event.layer());
    assertEquals("qua", event.layerCode());
    assertEquals("retried", event.status());
    assertEquals("rsn_1795251157_3ucxp9o5xhfgy", event.traceId());
    assertFalse(event.isSuccess());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // Nothing.
        "[1]",
        "{}",
        "null",
        "{\"trace_id\":\"a\"}",
      })
  void otherJson_isNoEvent(String line) {
    assertThrows(IllegalArgumentException.class, () -> EventLines.read(line));
  }

  @Test
  void reasons_sayWhatIsWrong() {
    assertReason("'status' is missing", FAILED.replace("\"status\":\"error\",", ""));
    assertReason("'status' is wrong", FAILED.replace("\"status\":\"error\"", "\"status\":1"));
    assertReason(
        "'duration_ms' is wrong", FAILED.replace("\"duration_ms\":2", "\"duration_ms\":[]"));
    assertReason("'metadata' is wrong", FAILED.replaceFirst("\"metadata\":.*", "\"metadata\":1}"));
    assertReason("'operation' is there twice", FAILED.replace("\"component\":", "\"operation\":"));
    assertReason("this is no JSON object", "Exception in thread");
    assertReason("text follows the object at byte " + (FAILED.length() + 1 + 3), FAILED + "}");
  }

  private static void assertReason(String expected, String line) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> EventLines.read(line));
    assertEquals(expected, e.getMessage());
  }

  @Test
  void aLineThatIsCutAnywhere_isNoEvent() {
    byte[] bytes = FAILED.getBytes(StandardCharsets.UTF_8);
    EventScanner scanner = new EventScanner();
    for (int length = 1; length < bytes.length; length++) {
      assertFalse(scanner.scan(bytes, 0, length, new Event()), "cut at " + length);
    }
  }

  /** Jackson says what is JSON; the scanner has to agree, whatever the bytes are. */
  @Test
  void damagedLines_areEventsOnlyIfTheyAreJson() {
    Random random = new Random(15);
    byte[] bytes = FAILED.getBytes(StandardCharsets.UTF_8);
    EventScanner scanner = new EventScanner();
    Event event = new Event();
    Event quick = new Event();
    int events = 0;
    int lines = Boolean.getBoolean("l9.stress") ? 40_000 : 10_000;
    for (int i = 0; i < lines; i++) {
      byte[] damaged = damaged(bytes, random);
      String text = new String(damaged, StandardCharsets.UTF_8);
      boolean isUtf8 = Arrays.equals(damaged, text.getBytes(StandardCharsets.UTF_8));
      boolean isEvent = scanner.scan(damaged, 0, damaged.length, event);
      assertAgentLineAgrees(damaged, isEvent, event, quick);
      boolean isJson = isUtf8 && isJson(text);
      if (isEvent) {
        events++;
        assertTrue(isJson, text);
      } else if (isJson) {
        // Refused for what it lacks or has twice, not for its JSON.
        assertTrue(scanner.problem().startsWith("'"), () -> text + ": " + scanner.problem());
      }
    }
    assertTrue(events > lines / 40, "events: " + events);
  }

  /** The quick way may take fewer lines than the scanner, and none that it refuses. */
  private static void assertAgentLineAgrees(
      byte[] line, boolean isEvent, Event event, Event quick) {
    byte[] inFile = Arrays.copyOf(line, line.length + 100);
    inFile[line.length] = '\n';
    int end = new AgentLine().scan(inFile, 0, line.length + 1, quick);
    boolean isOneLine = new String(line, StandardCharsets.ISO_8859_1).indexOf('\n') < 0;
    if (end >= 0 && isOneLine) {
      assertEquals(line.length, end);
      assertTrue(isEvent, () -> new String(line, StandardCharsets.UTF_8));
      assertSameValues(event, quick);
    }
  }

  private static void assertSameValues(Event expected, Event event) {
    assertEquals(values(expected), values(event));
    assertEquals(expected.metadata(), event.metadata());
  }

  private static List<Object> values(Event event) {
    return Arrays.asList(
        event.traceId(),
        event.parentId(),
        event.startMicros(),
        event.layer(),
        event.operation(),
        event.component(),
        event.inputSummary(),
        event.outputSummary(),
        event.durationMs(),
        event.durationNanos(),
        event.status(),
        event.rootId(),
        event.task(),
        event.className(),
        event.method(),
        event.thread(),
        event.isError());
  }

  @Test
  void linesAsTheAgentWritesThem_takeTheQuickWay() {
    for (String line : List.of(FAILED, EventLines.event(1, "order", 5))) {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      Event event = new Event();
      assertEquals(bytes.length - 1, new AgentLine().scan(bytes, 0, bytes.length, event));
      assertSameValues(EventLines.read(line), event);
      assertSameValues(EventLines.read(line), event.keep());
      for (int length = 0; length < bytes.length; length++) {
        assertTrue(new AgentLine().scan(bytes, 0, length, new Event()) < 0, "cut at " + length);
      }
    }
  }

  /** Keys that the agent writes once are looked up as they are everywhere: the first one holds. */
  @Test
  void metadataInAnyOrder_areTheSame() {
    Event event =
        EventLines.read(
            FAILED.replace("\"metadata\":{", "\"metadata\":{ \"thread\" : \"first\",\"class\":7,"));
    assertEquals("first", event.thread());
    assertEquals("", event.className());
    assertEquals("rsn_1795251157_3ucxp9o5xroot", event.rootId());
    assertEquals(2_581_250, event.durationNanos());
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(3)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] = (byte) "\"\\{}[],:0e.-u\u0001".charAt(random.nextInt(13));
        default ->
            System.arraycopy(bytes, random.nextInt(at + 1), damaged, at, (damaged.length - at) / 9);
      }
    }
    return damaged;
  }

  private static boolean isJson(String text) {
    try {
      return JsonReader.read(text) instanceof CapturedValue.Fields;
    } catch (IllegalArgumentException e) {
      // Jackson wants whole surrogate pairs in keys, which RFC 8259, section 8.2, doesn't.
      return e.getMessage().contains("surrogate");
    }
  }

  @Test
  void aKeptEvent_staysWhenTheReaderGoesOn() throws IOException {
    byte[] bytes =
        (EventLines.event(1, "order", 5) + "\n" + FAILED).getBytes(StandardCharsets.UTF_8);
    EventReader reader = new EventReader(new java.io.ByteArrayInputStream(bytes), "test");
    Event first = reader.next();
    Event kept = first.keep();
    Event second = reader.next();
    assertSame(first, second);
    assertEquals("Shop.order", kept.name());
    assertEquals(5_000_000, kept.durationNanos());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    kept.writeTo(out);
    assertEquals(EventLines.event(1, "order", 5) + "\n", out.toString(StandardCharsets.UTF_8));
  }
}
