package dev.l9.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class L9TracerTest {

  @Test
  void span_withoutAgent_isTheSharedSpanThatDoesNothing() {
    try (L9Span span = L9Tracer.span(HrmLayer.FOCUS, "route", "router", null)) {
      assertSame(L9Span.NONE, span);
      assertSame(span, span.output(1).metadata("k", null).error(null).blocked(null));
      assertSame(span, span.confidence(Double.NaN));
      assertNull(L9Tracer.currentTraceId());
    }
  }

  @Test
  void eventsAndMetadata_withoutAgent_areIgnored() {
    L9Tracer.event(HrmLayer.MEMORY, "read", "store", null, null);
    L9Tracer.event(HrmLayer.MEMORY, "read", "store", null, null, null, null);
    L9Tracer.metadata(null, null);
    L9Tracer.emitExecutorTrace(null, null, null, Map.of(), null, 1, List.of(), null);
    assertNull(L9Tracer.currentTraceId());
  }

  @Test
  void layers_areTheSixOfTheEventFormat() {
    assertEquals(
        List.of(
            "altitude alt",
            "focus foc",
            "reasoning rsn",
            "learning lrn",
            "memory mem",
            "system sys"),
        Arrays.stream(HrmLayer.values()).map(l -> l.label() + " " + l.code()).toList());
  }
}
