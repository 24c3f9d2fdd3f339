package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTracesTest {

  private static final Traceparent CALLER = new Traceparent("c".repeat(32), "d".repeat(16));
  private static final String OWN = new SpanIds().trace("root");

  private final List<String> written = new ArrayList<>();

  private WaitingTraces waiting(long maxBytes) {
    return new WaitingTraces(
        maxBytes, new SpanIds(), span -> written.add(new String(span.json(), UTF_8)));
  }

  private static EncodedSpan span(String name) {
    byte[] json = (name + EncodedSpan.UNKNOWN_TRACE).getBytes(UTF_8);
    return new EncodedSpan("aaaaa", json, name.length());
  }

  @Test
  void spans_waitForTheirRoot_andHaveItsCallersTrace() throws IOException {
    WaitingTraces traces = waiting(1000);
    traces.add("root", span("child "));
    assertEquals(List.of(), written);
    assertEquals(CALLER.traceId(), traces.rootCame("root", CALLER));
    traces.add("root", span("root "));
    traces.add("root", span("late "));
    assertEquals(
        List.of(
            "child " + CALLER.traceId(), "root " + CALLER.traceId(), "late " + CALLER.traceId()),
        written);
  }

  @Test
  void traceThatCantWaitAnyLonger_keepsAnIdOfItsOwn() throws IOException {
    WaitingTraces traces = waiting(300);
    traces.add("root", span("first "));
    traces.add("other", span("x".repeat(150)));
    assertEquals(List.of("first " + OWN), written);
    assertEquals(OWN, traces.rootCame("root", CALLER));
    traces.add("root", span("root "));
    assertEquals("root " + OWN, written.get(1));
  }

  @Test
  void traceWhoseRootNeverComes_isWrittenAtTheEnd() throws IOException {
    WaitingTraces traces = waiting(1000);
    traces.add("root", span("child "));
    traces.end();
    assertEquals(List.of("child " + OWN), written);
  }
}
