package dev.l9.trace.reader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OtlpExporterTest {

  private static final Pattern ID =
      Pattern.compile("(\"(?:trace|span|parentSpan)Id\":\")([^\"]*)\"");

  private static String export(List<SpanLine> lines) {
    return Fixture.export(out -> new OtlpExporter(out, ""), lines);
  }

  /**
   * Reads lines by the classes that are generated from the protocol. Their reader of JSON takes ids
   * for base64, as protobuf has it, where OTLP has hex digits; so these are turned into base64.
   */
  static List<ExportTraceServiceRequest> read(String lines) {
    List<ExportTraceServiceRequest> requests = new ArrayList<>();
    for (String line : lines.split("\n")) {
      String base64 =
          ID.matcher(line)
              .replaceAll(
                  id -> {
                    int digits = id.group(1).startsWith("\"trace") ? 32 : 16;
                    assertEquals(digits, id.group(2).length(), line);
                    byte[] bytes = HexFormat.of().parseHex(id.group(2));
                    return id.group(1) + Base64.getEncoder().encodeToString(bytes) + "\"";
                  });
      ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
      try {
        JsonFormat.parser().merge(base64, request);
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(line, e);
      }
      requests.add(request.build());
    }
    return requests;
  }

  private static List<Span> spans(List<ExportTraceServiceRequest> requests) {
    return requests.stream()
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static Map<String, String> texts(List<KeyValue> attributes) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (KeyValue attribute : attributes) {
      String text =
          switch (attribute.getValue().getValueCase()) {
            case INT_VALUE -> Long.toString(attribute.getValue().getIntValue());
            case BOOL_VALUE -> Boolean.toString(attribute.getValue().getBoolValue());
            case DOUBLE_VALUE -> Double.toString(attribute.getValue().getDoubleValue());
            default -> attribute.getValue().getStringValue();
          };
      assertEquals(null, texts.put(attribute.getKey(), text), "twice: " + attribute.getKey());
    }
    return texts;
  }

  @Test
  void span_isWrittenAsTheProtocolHasIt() {
    SpanLine root = SpanLine.of("aaaaa", 1).call("com.acme.Shop", "order").on("main");
    root.at(1, 2_500_000).error("IOException: disk full");
    assertEquals(
        """
        {"resourceSpans":[{"resource":{"attributes":[\
        {"key":"service.name","value":{"stringValue":"com.acme.Shop"}},\
        {"key":"service.instance.id","value":{"stringValue":"aaaaa"}},\
        {"key":"telemetry.sdk.language","value":{"stringValue":"java"}},\
        {"key":"process.pid","value":{"intValue":"4711"}},\
        {"key":"process.command_line","value":{"stringValue":"com.acme.Shop -x"}},\
        {"key":"process.runtime.version","value":{"stringValue":"17.0.15+6"}},\
        {"key":"vcs.ref.head.revision","value":{"stringValue":"09a8785"}},\
        {"key":"l9.run","value":{"stringValue":"5b1f0c66a3de"}},\
        {"key":"l9.agent.version","value":{"stringValue":"0.1.0"}}]},\
        "scopeSpans":[{"scope":{"name":"dev.l9.trace"},"spans":[\
        {"traceId":"@TRACE@","spanId":"@SPAN@",\
        "name":"Shop.order","kind":1,\
        "startTimeUnixNano":"1768312800000001000","endTimeUnixNano":"1768312800002501000",\
        "attributes":[\
        {"key":"code.function.name","value":{"stringValue":"com.acme.Shop.order"}},\
        {"key":"thread.name","value":{"stringValue":"main"}},\
        {"key":"l9.trace_id","value":{"stringValue":"mem_1768312800_aaaaa00000001"}},\
        {"key":"l9.layer","value":{"stringValue":"memory"}},\
        {"key":"l9.operation","value":{"stringValue":"order"}},\
        {"key":"l9.component","value":{"stringValue":"Shop.java"}},\
        {"key":"l9.task","value":{"stringValue":"order"}},\
        {"key":"l9.status","value":{"stringValue":"error"}},\
        {"key":"l9.output","value":{"stringValue":"IOException: disk full"}}],\
        "events":[{"timeUnixNano":"1768312800002501000","name":"exception","attributes":[\
        {"key":"exception.type","value":{"stringValue":"IOException"}},\
        {"key":"exception.message","value":{"stringValue":"disk full"}}]}],\
        "status":{"code":2,"message":"IOException: disk full"}}]}]}]}
        """,
        export(List.of(SpanLine.run("aaaaa", 4711, "com.acme.Shop -x"), root))
            .replaceFirst("\"traceId\":\"[0-9a-f]{32}\"", "\"traceId\":\"@TRACE@\"")
            .replaceFirst("\"spanId\":\"[0-9a-f]{16}\"", "\"spanId\":\"@SPAN@\""));
  }

  /** {@code printf mem_1768312800_aaaaa00000001 | sha256sum} says so too. */
  @Test
  void ids_areTheBeginningsOfTheHashOfOurs() {
    SpanLine root = SpanLine.of("aaaaa", 1);
    Span span = spans(read(export(List.of(root)))).get(0);
    assertEquals("f46a9db97e1ac0bab24f5d3ddceb01a2", hex(span.getTraceId()));
    assertEquals("f46a9db97e1ac0ba", hex(span.getSpanId()));
  }

  @Test
  void tree_isThatOfTheTrace() {
    List<SpanLine> lines = Fixture.shop();
    Map<String, Span> byOurId = new TreeMap<>();
    for (Span span : spans(read(export(lines)))) {
      byOurId.put(texts(span.getAttributesList()).get("l9.trace_id"), span);
    }
    SpanIds ids = new SpanIds();
    for (SpanLine line : lines) {
      Span span = byOurId.remove(line.id());
      if (line.name().equals("run")) {
        assertEquals(null, span, "a run is a resource and no span");
        continue;
      }
      assertEquals(line.name(), span.getName());
      assertEquals(Span.SpanKind.SPAN_KIND_INTERNAL, span.getKind());
      boolean isCalled = line.name().equals("Api.get");
      String parent = line.parent().isEmpty() ? "" : ids.span(line.parent());
      assertEquals(isCalled ? Fixture.CALLER_SPAN : parent, hex(span.getParentSpanId()));
      assertEquals(line.endNanos() + 1_768_312_800_000_000_000L, span.getEndTimeUnixNano());
    }
    assertEquals(Map.of(), byOurId);
  }

  @Test
  void traceparent_makesTheWholeTraceAPartOfTheCallers() {
    List<SpanLine> ofHttp = new ArrayList<>(Fixture.shop());
    Map<String, String> traces =
        spans(read(export(ofHttp))).stream()
            .filter(span -> texts(span.getAttributesList()).get("thread.name") != null)
            .filter(span -> span.getStartTimeUnixNano() >= 1_768_312_800_020_000_000L)
            .collect(Collectors.toMap(Span::getName, span -> hex(span.getTraceId())));
    assertEquals(Map.of("Api.get", Fixture.CALLER_TRACE, "Db.query", Fixture.CALLER_TRACE), traces);
  }

  @Test
  void traceparent_thatIsWrong_isAnAttributeOnly() {
    for (String wrong :
        List.of(
            "nobody's",
            "ff-" + Fixture.CALLER_TRACE + "-" + Fixture.CALLER_SPAN + "-01",
            "00-" + "0".repeat(32) + "-" + Fixture.CALLER_SPAN + "-01",
            "00-" + Fixture.CALLER_TRACE + "-" + "0".repeat(16) + "-01",
            "00-" + Fixture.CALLER_TRACE.toUpperCase() + "-" + Fixture.CALLER_SPAN + "-01")) {
      SpanLine root = SpanLine.of("aaaaa", 1).with("traceparent", wrong);
      Span span = spans(read(export(List.of(root)))).get(0);
      assertEquals("", hex(span.getParentSpanId()), wrong);
      assertEquals(new SpanIds().trace(root.id()), hex(span.getTraceId()), wrong);
      assertEquals(wrong, texts(span.getAttributesList()).get("l9.metadata.traceparent"));
    }
  }

  @Test
  void error_isAnExceptionEventAtTheEnd() {
    Span pay = named("Card.pay");
    assertEquals(Status.StatusCode.STATUS_CODE_ERROR, pay.getStatus().getCode());
    assertEquals("exception", pay.getEvents(0).getName());
    assertEquals(pay.getEndTimeUnixNano(), pay.getEvents(0).getTimeUnixNano());
    assertEquals(
        Map.of("exception.type", "DeclinedException", "exception.message", "no money: 3 < 5"),
        texts(pay.getEvents(0).getAttributesList()));
    assertEquals("Card.java:42", texts(pay.getAttributesList()).get("l9.metadata.at"));
    assertEquals(Status.StatusCode.STATUS_CODE_UNSET, named("Gate.enter").getStatus().getCode());
  }

  private static Span named(String name) {
    return spans(read(export(Fixture.shop()))).stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void jvms_areResourcesOfTheirOwn() {
    List<String> services = new ArrayList<>();
    for (ResourceSpans resource : read(export(Fixture.shop())).get(0).getResourceSpansList()) {
      Map<String, String> facts = texts(resource.getResource().getAttributesList());
      services.add(facts.get("service.instance.id") + " " + facts.get("service.name"));
    }
    services.sort(null);
    assertEquals(List.of("aaaaa com.acme.Shop", "bbbbb stock"), services);
  }

  @Test
  void hostileTexts_arriveWhole_butForLoneSurrogatesAndLength() {
    String exported = export(Fixture.hostile());
    assertTrue(exported.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), "plain ASCII");
    List<Span> spans = spans(read(exported));
    for (int i = 0; i < Fixture.HOSTILE.size(); i++) {
      String text = Fixture.HOSTILE.get(i);
      String expected = PlainText.wellFormed(PlainText.cut(text, 16_384));
      Map<String, String> attributes = texts(spans.get(i).getAttributesList());
      assertEquals(expected.isEmpty() ? null : expected, attributes.get("l9.input"));
      assertEquals(expected, attributes.get("l9.metadata.k" + expected));
    }
  }

  @Test
  void manySpans_areSeveralLines_eachShortEnoughForTheCollector() {
    List<SpanLine> lines = new ArrayList<>();
    for (int i = 1; i <= 3000; i++) {
      String big = i % 100 == 0 ? "x".repeat(200_000) : "";
      lines.add(SpanLine.of("aaaaa", i).at(i, 500).with("big", big));
    }
    String exported = export(lines);
    assertTrue(exported.lines().allMatch(line -> line.length() < 1 << 20));
    assertEquals(3000, spans(read(exported)).size());
    assertTrue(exported.lines().count() >= 6);
  }

  @Test
  void noEvents_areNoLines() {
    assertEquals("", export(List.of()));
  }
}
