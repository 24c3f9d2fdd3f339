package dev.l9.trace.agent.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.capture.Captured;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.capture.ValueWalk;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TestSpans;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link WholeValues}, {@link WholeMemory}, and their way through the {@link SpanHandoff}. */
class WholeValuesTest {

  private static final TraceSite SITE = TestSpans.site("a.B", "c");
  private static final long MUCH = 64 << 20;
  private static final ValueCapturer CAPTURER = Captured.capturer(new Redactor("", ""), Set.of());

  private final ValueWalk usual = CAPTURER.newWalk();
  private final ValueWalk whole = CAPTURER.newWholeWalk();

  private OpenSpan span(SpanHandoff handoff, Object input, Object output) {
    OpenSpan span = TestSpans.ended(SITE, 1, null, TraceStatus.SUCCESS, 1000);
    span.data.clear();
    span.beginInput(0);
    usual.capture(input, span.data);
    span.endInput();
    span.whole(handoff.wholeMemory()).addInput(0, input, whole);
    span.endInputs();
    usual.capture(output, span.data);
    span.endOutput();
    if (usual.hasCut()) {
      span.whole(handoff.wholeMemory()).addOutput(output, whole);
    }
    return span;
  }

  private static String json(CapturedValue value) {
    return JsonBytes.compact().value(value).toString();
  }

  private static String input(Map<String, CapturedValue> inputs) {
    return json(inputs.get("in"));
  }

  @Test
  void values_comeWhole_andACopyHasTheOthers() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    SpanLog log = handoff.newLog();
    List<Integer> numbers = IntStream.range(0, 10_000).boxed().toList();
    String text = "Gr\u00fc\u00dfe \u4f60\u597d \"x\"\n".repeat(5000);
    handoff.hand(span(handoff, numbers, text), log);
    handoff.hand(span(handoff, numbers, "short"), log);
    List<String> seen = new ArrayList<>();
    handoff.drain(
        record -> {
          assertEquals(
              json(Captured.DEFAULT_WHOLE.apply(numbers)), input(record.wholeInputValues()));
          seen.add(json(record.wholeOutput()));
          assertTrue(input(record.inputValues()).endsWith("9,\"… 9990 more\"]"));
          SpanRecord copy = record.copy();
          assertEquals(record.inputValues(), copy.wholeInputValues());
          assertEquals(copy.output().value(), copy.wholeOutput());
          assertEquals(record.id(), copy.copyOf(record).copy().id());
        });
    assertEquals(Set.of(json(new CapturedValue.Text(text)), "\"short\""), Set.copyOf(seen));
  }

  /** A line of an event doesn't become much longer than that, whatever is in it. */
  @Test
  void values_takeOneMegabyteOfJson() {
    List<Object> deep = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      deep = new ArrayList<>(List.of(i, deep));
    }
    Object[] shared = {"x".repeat(1000)};
    for (int i = 0; i < 60; i++) { // Written out, this would be larger than all memories.
      shared = new Object[] {shared, shared};
    }
    for (Object large :
        List.of(
            "x".repeat(3 << 20),
            "\u0001".repeat(3 << 20),
            "\"\\\n".repeat(1 << 20),
            "\u4f60".repeat(3 << 20),
            "\ud83d\ude00".repeat(1 << 20),
            new StringBuilder("x".repeat(3 << 20)),
            "x".repeat(3 << 20).toCharArray(),
            new byte[3 << 20],
            new long[1 << 20],
            new boolean[3 << 20],
            Collections.nCopies(2 << 20, null).toArray(),
            Collections.nCopies(1 << 20, Map.of("a".repeat(50), Long.MIN_VALUE)).toArray(),
            Collections.nCopies(1 << 20, Map.of("\u0001".repeat(5000), 1)).toArray(),
            Collections.nCopies(1 << 20, new TraceSite.Parameter("p", true)).toArray(),
            Collections.nCopies(100, BigInteger.TWO.pow(30_000)).toArray(),
            List.of(BigInteger.TWO.pow(1_000_000)),
            new IllegalStateException("x".repeat(3 << 20)),
            deep,
            shared)) {
      SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
      handoff.hand(span(handoff, large, large), null);
      boolean[] seen = {false};
      handoff.drain(
          record -> {
            int length =
                input(record.wholeInputValues()).length() + json(record.wholeOutput()).length();
            assertTrue(length < (1 << 20) + (1 << 16), large.getClass() + ": " + length);
            seen[0] = true;
          });
      assertTrue(seen[0]);
    }
  }

  @Test
  void secrets_areHidden_whereverTheyAre() {
    String text = "x ".repeat(100_000) + "ada@example.com" + " x".repeat(1000);
    assertEquals("\"***\"", json(Captured.DEFAULT_WHOLE.apply(text)));
    assertEquals("\"***\"", json(Captured.DEFAULT_WHOLE.apply(text.toCharArray())));
    assertEquals("\"***\"", json(Captured.DEFAULT_WHOLE.apply(new StringBuilder(text))));
    assertEquals(
        "{\"***\":1}", json(Captured.DEFAULT_WHOLE.apply(Collections.singletonMap(text, 1))));
    List<Object> list = new ArrayList<>(Collections.nCopies(1000, "x"));
    list.add(4111111111111111L);
    list.add(Map.of("password", "p"));
    assertTrue(
        json(Captured.DEFAULT_WHOLE.apply(list)).endsWith(",\"***\",{\"password\":\"***\"}]"));
  }

  // Memory

  /** What can't be handed over as a whole comes as usual. No event is lost for its size. */
  @Test
  void whereMemoryIsShort_valuesComeAsUsual() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 64 << 10);
    SpanLog log = handoff.newLog();
    String text = "x".repeat(500_000);
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      handoff.hand(span(handoff, text, i), log);
      handoff.hand(span(handoff, text.substring(0, 3000), i), log);
      while (handoff.drain(record -> seen.add(input(record.wholeInputValues())))) {}
    }
    assertEquals(200, seen.size());
    assertEquals(0, handoff.droppedCount());
    String cut = "\"" + "x".repeat(200) + "… ";
    assertTrue(seen.contains(cut + "499800 more\""));
    assertFalse(seen.contains("\"" + text + "\""));
    assertTrue(seen.contains("\"" + text.substring(0, 3000) + "\""));
  }

  @Test
  void whereTheQueueIsFull_valuesComeAsUsual() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 16 << 20);
    SpanLog log = handoff.newLog();
    for (int i = 0; i < 20; i++) {
      handoff.hand(span(handoff, "x".repeat(500_000), i), log);
    }
    List<Integer> lengths = new ArrayList<>();
    while (handoff.drain(record -> lengths.add(input(record.wholeInputValues()).length()))) {}
    assertEquals(20, lengths.size());
    assertEquals(0, handoff.droppedCount());
    assertEquals(Set.of(500_002, 215), Set.copyOf(lengths));
  }

  @Test
  void memoryOfEndedSpans_isGivenBack() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    SpanLog log = handoff.newLog();
    String text = "x".repeat(500_000);
    for (int i = 0; i < 200; i++) {
      OpenSpan span = span(handoff, text, i);
      if (i % 2 == 0) {
        handoff.hand(span, log);
      } else {
        span.dropWhole(); // It has no event.
      }
      handoff.drain(record -> assertEquals(500_002, input(record.wholeInputValues()).length()));
    }
  }

  @Test
  void memoryOfSpansThatNeverEnd_isGivenBackWhenTheyAreCollected() {
    WholeMemory memory = new WholeMemory(1000);
    WholeValues held = new WholeValues(memory);
    WholeMemory.Share share = memory.take(held, 600);
    assertNotNull(share);
    assertNull(memory.take(held, 600));
    memory.giveBack(share);
    memory.giveBack(share);
    assertNotNull(memory.take(new WholeValues(memory), 1000));
    while (memory.take(held, 1000) == null) {
      System.gc();
    }
    assertFalse(held.hasOutput());
  }

  @Test
  void openSpans_holdNoMoreThanThereIs() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 4 << 20);
    String text = "x".repeat(100_000);
    List<OpenSpan> open = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      open.add(span(handoff, text, i));
    }
    long bytes = open.stream().mapToLong(SpanContent::recordLength).sum();
    assertTrue(bytes < (1 << 20) + 100 * 400, () -> bytes + " bytes");
    assertTrue(bytes > 500_000, () -> bytes + " bytes");
  }
}
