package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TestSpans;
import dev.l9.trace.jsonl.TraceEventEncoder;
import dev.l9.trace.model.JsonBytes;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanEncoderTest {

  /** The two ways to a line must never part. */
  @Test
  void lines_areThoseOfTheEvents() {
    Random random = new Random(11);
    JsonBytes lines = JsonBytes.compact();
    JsonBytes expected = JsonBytes.compact();
    SpanEncoder encoder = new SpanEncoder(lines);
    for (int i = 0; i < 5000; i++) {
      OpenSpan span = TestSpans.random(random);
      encoder.encode(span);
      TraceEventEncoder.encode(SpanEvents.toEvent(span), expected);
    }
    assertEquals(expected.toString(), lines.toString());
  }
}
