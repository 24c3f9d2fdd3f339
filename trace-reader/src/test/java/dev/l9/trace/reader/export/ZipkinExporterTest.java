package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zipkin2.Span;
import zipkin2.codec.SpanBytesDecoder;

class ZipkinExporterTest {

  static String export(List<SpanLine> lines) {
    return Fixture.export(out -> new ZipkinExporter(out, ""), lines);
  }

  private static Map<String, Span> read(String json) {
    return SpanBytesDecoder.JSON_V2.decodeList(json.getBytes(UTF_8)).stream()
        .collect(Collectors.toMap(span -> span.tags().get("l9.trace_id"), Function.identity()));
  }

  @Test
  void span_isWrittenAsZipkinsApiHasIt() {
    SpanLine root = SpanLine.of("aaaaa", 1).call("com.acme.Shop", "order").on("main");
    root.at(1, 2_500_900)
        .error("IOException: disk full")
        .with("tries", new dev.l9.trace.model.CapturedValue.Num(3));
    String trace = new SpanIds().trace(root.id());
    assertEquals(
        """
        [
        {"traceId":"%s","id":"%s","name":"Shop.order",\
        "timestamp":1768312800000001,"duration":2500,"localEndpoint":{"serviceName":"com.acme.Shop"},\
        "tags":{"code.function.name":"com.acme.Shop.order","thread.name":"main",\
        "l9.trace_id":"mem_1768312800_aaaaa00000001","l9.layer":"memory","l9.operation":"order",\
        "l9.component":"Shop.java","l9.task":"order","l9.status":"error",\
        "l9.output":"IOException: disk full","l9.metadata.tries":"3","error":"IOException: disk full"}}
        ]
        """
            .formatted(trace, trace.substring(0, 16)),
        export(List.of(SpanLine.run("aaaaa", 4711, "com.acme.Shop -x"), root)));
  }

  @Test
  void tree_isThatOfTheTrace() {
    SpanIds ids = new SpanIds();
    Map<String, Span> spans = read(export(Fixture.shop()));
    for (SpanLine line : Fixture.shop()) {
      Span span = spans.remove(line.id());
      if (span != null) {
        boolean isCalled = line.name().equals("Api.get");
        String parent = line.parent().isEmpty() ? null : ids.span(line.parent());
        assertEquals(line.name().toLowerCase(Locale.ROOT), span.name());
        assertEquals(isCalled ? Fixture.CALLER_SPAN : parent, span.parentId());
        assertTrue(span.durationAsLong() >= 1);
      } else {
        assertEquals("run", line.name());
      }
    }
    assertEquals(Map.of(), spans);
  }

  @Test
  void traceparent_makesTheWholeTraceAPartOfTheCallers() {
    long called =
        read(export(Fixture.shop())).values().stream()
            .filter(span -> span.traceId().equals(Fixture.CALLER_TRACE))
            .count();
    assertEquals(2, called);
  }

  @Test
  void hostileTexts_arriveWhole_butForLoneSurrogates() {
    Map<String, Span> spans = read(export(Fixture.hostile()));
    for (SpanLine line : Fixture.hostile()) {
      Map<String, String> tags = spans.get(line.id()).tags();
      String key =
          tags.keySet().stream()
              .filter(each -> each.startsWith("l9.metadata.k"))
              .findAny()
              .orElse(null);
      if (key != null) {
        assertEquals(key.substring("l9.metadata.k".length()), tags.get(key));
      }
    }
    assertEquals(Fixture.HOSTILE.size() + 1, spans.size());
  }

  @Test
  void noEvents_areAnEmptyArray() {
    assertEquals(List.of(), SpanBytesDecoder.JSON_V2.decodeList(export(List.of()).getBytes(UTF_8)));
  }
}
