package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TestSpans;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.jsonl.TraceEventEncoder;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import dev.l9.trace.reader.event.TraceEventParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanEncoderTest {

  private static final TraceSite SITE = TestSpans.site("b.IrEngine$Parser", "parse");

  @Test
  void line_hasAllKeysInTheirOrder() {
    OpenSpan root =
        TestSpans.ended(TestSpans.site("a.C", "run"), 1, null, TraceStatus.SUCCESS, 5_000_000);
    OpenSpan child = TestSpans.ended(SITE, 2, root, TraceStatus.ERROR, 1_234_567);
    assertEquals(
        """
        {"trace_id":"rsn_1768312800_0000000000001","parent_id":null,\
        "timestamp":"2026-01-13T14:00:00.000001Z","hrm_layer":"reasoning","operation":"run",\
        "component":"C.java","input_summary":"in=1","output_summary":"","duration_ms":5,\
        "status":"success","metadata":{"root_id":"rsn_1768312800_0000000000001",\
        "duration_ns":5000000,"task":"run","class":"a.C","method":"run","thread":"main"}}
        {"trace_id":"rsn_1768312800_0000000000002","parent_id":"rsn_1768312800_0000000000001",\
        "timestamp":"2026-01-13T14:00:00.000002Z","hrm_layer":"reasoning","operation":"parse",\
        "component":"IrEngine.java","input_summary":"in=2",\
        "output_summary":"IllegalStateException: no 2","duration_ms":1,"status":"error",\
        "metadata":{"root_id":"rsn_1768312800_0000000000001","duration_ns":1234567,"task":"parse",\
        "class":"b.IrEngine$Parser","method":"parse","thread":"main",\
        "error":"IllegalStateException: no 2"}}
        """,
        lines(TestSpans.record(root), TestSpans.record(child)));
  }

  @Test
  void nameOfAThread_isBounded_andShowsNoSecret() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("http-8080", "http-8080");
    shown.put("pays with 4111111111111111", "pays with ***");
    shown.put("x".repeat(100), "x".repeat(100));
    shown.put("x".repeat(101), "x".repeat(99) + "…");
    shown.put("x".repeat(1 << 20), "x".repeat(99) + "…");
    shown.put("x".repeat(90) + " 4111111111111111", "x".repeat(90) + " ***");
    shown.put("x".repeat(98) + "\ud83d\ude00" + "x", "x".repeat(98) + "…");
    shown.put("", "");
    shown.forEach(
        (name, text) -> {
          OpenSpan span = TestSpans.ended(SITE, 1, null, TraceStatus.SUCCESS, 1);
          TraceEvent event = TraceEventParser.parse(lines(TestSpans.record(span, name)).strip());
          assertEquals(new CapturedValue.Text(text), event.metadata().get("thread"));
        });
  }

  @Test
  void spanOpenedByHand_bringsItsNamesAlong() {
    TraceSite manual = TraceSite.manual(HrmLayer.FOCUS, "op \"1\"", "Désk", "task");
    SpanRecord span = TestSpans.record(TestSpans.ended(manual, 3, null, TraceStatus.SUCCESS, 1000));
    TraceEvent event = TraceEventParser.parse(lines(span).strip());
    assertEquals("op \"1\"", event.operation());
    assertEquals("Désk", event.component());
    assertEquals(HrmLayer.FOCUS, event.layer());
    assertEquals("foc_1768312800_0000000000003", event.traceId());
    assertEquals("3", event.inputSummary());
    assertEquals(new CapturedValue.Text("task"), event.metadata().get("task"));
  }

  @Test
  void ownMetadata_doesNotTakeThePlaceOfOurs() {
    Map<String, CapturedValue> metadata = new LinkedHashMap<>();
    metadata.put("task", new CapturedValue.Text("mine"));
    metadata.put("error", new CapturedValue.Bool(true));
    metadata.put("own", new CapturedValue.Items(List.of(CapturedValue.NULL)));
    TraceEvent event =
        TraceEventParser.parse(
            lines(TestSpans.record(SITE, List.of(), null, null, metadata)).strip());
    assertEquals(new CapturedValue.Text("parse"), event.metadata().get("task"));
    assertEquals(new CapturedValue.Text("mine"), event.metadata().get("user.task"));
    assertEquals(new CapturedValue.Bool(true), event.metadata().get("error"));
    assertEquals(new CapturedValue.Items(List.of(CapturedValue.NULL)), event.metadata().get("own"));
  }

  @Test
  void valuesAsJson_areThoseOfBlocks_andHaveTheirKeysForThemselves() {
    Map<String, CapturedValue> metadata = Map.of("inputs", VALUE, "output", VALUE);
    Random random = new Random(13);
    for (int i = 0; i < 2000; i++) {
      SpanRecord span =
          TestSpans.record(SITE, List.of(value(random)), value(random), null, metadata);
      JsonBytes lines = JsonBytes.compact();
      new SpanEncoder(lines, new Redactor("", ""), true).encode(span);
      Map<String, CapturedValue> event =
          TraceEventParser.parse(lines.toString().strip()).metadata();
      assertEquals(json(new CapturedValue.Fields(span.inputValues())), json(event.get("inputs")));
      assertEquals(json(span.output().value()), json(event.get("output")));
      assertEquals(VALUE, event.get("user.inputs"));
      assertEquals(VALUE, event.get("user.output"));
    }
    SpanRecord span = TestSpans.record(SITE, List.of(1), null, "IOException: no", metadata);
    Map<String, CapturedValue> off = TraceEventParser.parse(lines(span).strip()).metadata();
    assertEquals(VALUE, off.get("inputs"));
    assertEquals(VALUE, off.get("output"));
    JsonBytes lines = JsonBytes.compact();
    new SpanEncoder(lines, new Redactor("", ""), true).encode(span);
    String line = lines.toString();
    assertTrue(line.contains("\"error\":\"IOException: no\",\"inputs\":{\"in\":1},\"user."), line);
  }

  private static String json(CapturedValue value) {
    return JsonBytes.compact().value(value).toString();
  }

  /** Whatever comes between: a line is one, and a damaged value is left out whole. */
  @Test
  void damagedValues_areLeftOut() {
    JsonBytes out = JsonBytes.compact();
    SpanEncoder encoder = new SpanEncoder(out, new Redactor("", ""), false);
    Random random = new Random(5);
    for (int i = 0; i < 5000; i++) {
      byte[] damage = new byte[1 + random.nextInt(40)];
      random.nextBytes(damage);
      assertEquals("parse", readBack(encoder, out, damage).operation());
    }
    byte[] shortText = {0, 13, 3, 'a', '"', '\n'};
    byte[] longText = {0, 13, 10, 'a', 'b', 'c', '\n', 'e', 'f', 'g', 'h', 'i', 'j'};
    for (byte[] notPlain : List.of(shortText, longText)) {
      TraceEvent event = readBack(encoder, out, notPlain);
      assertEquals("… damaged", event.inputSummary());
      assertEquals("… damaged", event.outputSummary());
    }
  }

  private static TraceEvent readBack(SpanEncoder encoder, JsonBytes out, byte[] arguments) {
    OpenSpan span = TestSpans.ended(SITE, 7, null, TraceStatus.SUCCESS, 1_234_567);
    out.truncate(0);
    encoder.encode(TestSpans.damaged(span, arguments));
    String line = out.toString();
    assertEquals(line.length() - 1, line.indexOf('\n'));
    return TraceEventParser.parse(line.strip());
  }

  /** Whatever the values are, a line is one, and reading and writing it again changes nothing. */
  @Test
  void lines_areReadBack() {
    Random random = new Random(11);
    int spans = Boolean.getBoolean("l9.stress") ? 5000 : 1000;
    for (int i = 0; i < spans; i++) {
      SpanRecord span =
          TestSpans.record(
              SITE, List.of(value(random)), value(random), text(random), Map.of("own", VALUE));
      String line = lines(span);
      JsonBytes again = JsonBytes.compact();
      TraceEvent event = TraceEventParser.parse(line.strip());
      TraceEventEncoder.encode(event, again);
      assertEquals(line, again.toString());
      assertEquals(SpanEncoder.inputSummary(span), event.inputSummary());
      assertEquals(SpanEncoder.outputSummary(span), event.outputSummary());
    }
  }

  private static final CapturedValue VALUE = new CapturedValue.Num(1);

  private static Object value(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextGaussian();
      case 2 -> List.of(text(random), random.nextBoolean());
      case 3 -> Map.of(text(random), random.nextInt());
      default -> text(random);
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 300 : 20); i > 0; i--) {
      int kind = random.nextInt(10);
      char c = kind < 7 ? (char) (' ' + random.nextInt(95)) : (char) random.nextInt(0xd800);
      text.append(kind == 9 ? "\ud83d\ude00" : String.valueOf(c));
    }
    return text.toString();
  }

  private static String lines(SpanRecord... spans) {
    JsonBytes lines = JsonBytes.compact();
    SpanEncoder encoder = new SpanEncoder(lines, new Redactor("", ""), false);
    for (SpanRecord span : spans) {
      encoder.encode(span);
    }
    return lines.toString();
  }
}
