package dev.l9.trace.reader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.export.ChromeTrace.Arrow;
import dev.l9.trace.reader.export.ChromeTrace.Slice;
import dev.l9.trace.reader.export.chrome.ChromeExporter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChromeExporterTest {

  static String export(List<SpanLine> lines) {
    return Fixture.export(ChromeExporter::new, lines);
  }

  private static ChromeTrace read(List<SpanLine> lines) {
    return ChromeTrace.read(export(lines));
  }

  private static SpanLine span(int number, SpanLine parent, String name) {
    SpanLine span = SpanLine.of("aaaaa", number).call("com.acme." + name, "run").on("main");
    return parent == null ? span : span.in(parent);
  }

  @Test
  void trace_isWrittenAsTheFormatHasIt() {
    SpanLine order = SpanLine.of("aaaaa", 1).call("com.acme.Shop", "order").on("main");
    SpanLine send = SpanLine.of("aaaaa", 2).in(order).call("com.acme.Mail", "send").on("pool-1");
    send.at(200, 300_000).values("to=ann", "true");
    order.at(100, 2_500_250).error("IOException: disk full");
    assertEquals(
        """
        {"traceEvents":[
        {"ph":"M","pid":4711,"tid":0,"cat":"__metadata","ts":0,"name":"process_name","args":{"name":"com.acme.Shop -x"}},
        {"ph":"M","pid":4711,"tid":0,"cat":"__metadata","ts":0,"name":"process_labels","args":{"labels":"pid 4711, run 5b1f0c66a3de"}},
        {"ph":"M","pid":4711,"tid":1,"cat":"__metadata","ts":0,"name":"thread_name","args":{"name":"pool-1"}},
        {"ph":"X","pid":4711,"tid":1,"ts":136800000200.000,"dur":300.000,"cat":"memory","name":"Mail.send",\
        "args":{"input":"to=ann","output":"true","status":"success","class":"com.acme.Mail",\
        "start":"2026-01-13T14:00:00.000200Z","trace_id":"mem_1768312800_aaaaa00000002"}},
        {"ph":"M","pid":4711,"tid":2,"cat":"__metadata","ts":0,"name":"thread_name","args":{"name":"main"}},
        {"ph":"X","pid":4711,"tid":2,"ts":136800000100.000,"dur":2500.250,"cat":"memory","name":"Shop.order",\
        "args":{"output":"IOException: disk full","status":"error","error":"IOException: disk full","class":"com.acme.Shop",\
        "start":"2026-01-13T14:00:00.000100Z","trace_id":"mem_1768312800_aaaaa00000001"}},
        {"ph":"s","pid":4711,"tid":2,"id":1,"ts":136800000200.000,"cat":"call","name":"call"},
        {"ph":"f","pid":4711,"tid":1,"bp":"e","id":1,"ts":136800000200.000,"cat":"call","name":"call"}
        ],"displayTimeUnit":"ns","otherData":{"zero":"2026-01-12T00:00:00Z"}}
        """,
        export(List.of(SpanLine.run("aaaaa", 4711, "com.acme.Shop -x"), send, order)));
  }

  @Test
  void jvms_areProcesses_alsoIfTheirPidsAreEqual() {
    ChromeTrace trace = read(Fixture.shop());
    assertEquals(
        Set.of("com.acme.Shop --port=80", "/opt/stock.jar"), Set.copyOf(trace.processes.values()));
    assertTrue(trace.processes.containsKey("4711"));
  }

  @Test
  void awaitedCall_thatOutlivesItsCaller_hasATrackOfItsOwn() {
    ChromeTrace trace = read(Fixture.shop());
    Slice order = trace.named("Shop.order");
    assertEquals("main", order.thread());
    assertEquals("main (concurrent 2)", trace.named("Price.total").thread());
    assertEquals(order.track(), trace.named("Db.query").track());
  }

  @Test
  void awaitedCall_isNotShownAroundWhatTheThreadDidMeanwhile() {
    SpanLine order = span(1, null, "Shop").at(0, 60_000_000);
    SpanLine awaited = span(2, order, "Price").at(1000, 49_000_000);
    SpanLine sibling = span(3, order, "Db").at(5000, 5_000_000);
    SpanLine other = span(4, null, "Other").at(70_000, 1_000_000);
    SpanLine longAwaited = span(5, null, "Forever").at(65_000, 90_000_000);
    ChromeTrace trace =
        read(Fixture.inOrderOfEnds(List.of(order, awaited, sibling, other, longAwaited)));
    assertEquals("main", trace.named("Db.run").thread());
    assertEquals("main (concurrent 2)", trace.named("Price.run").thread());
    assertEquals("main", trace.named("Other.run").thread());
    assertEquals("main (concurrent 2)", trace.named("Forever.run").thread());
  }

  @Test
  void arrows_goFromParentsToChildrenOnOtherTracks() {
    ChromeTrace trace = read(Fixture.shop());
    String order = trace.named("Shop.order").id();
    assertEquals(
        Set.of(
            new Arrow(order, trace.named("Mail.send").id()),
            new Arrow(order, trace.named("Price.total").id()),
            new Arrow(order, trace.named("Stock.check").id())),
        Set.copyOf(trace.arrows));
  }

  /** Starts are whole microseconds, durations are not, and so neighbours seem to overlap. */
  @Test
  void roundingOfStarts_makesNoFurtherTracks() {
    List<SpanLine> lines = new ArrayList<>();
    SpanLine root = span(1, null, "Shop");
    long start = 0;
    int number = 2;
    for (int i = 0; i < 2000; i++) {
      long outerStart = start + 37;
      SpanLine outer = span(number++, root, "Outer").at(outerStart / 1000, 777 + 40);
      SpanLine inner = span(number++, outer, "Inner").at((outerStart + 20) / 1000, 777);
      lines.addAll(List.of(inner, outer));
      start = outerStart + 777 + 40;
    }
    lines.add(root.at(0, start));
    ChromeTrace trace = read(lines);
    assertEquals(
        Set.of("main"), trace.slices.stream().map(Slice::thread).collect(Collectors.toSet()));
    assertEquals(4001, trace.slices.size());
  }

  @Test
  void tooManyTracks_areAsynchronousEvents() {
    List<SpanLine> lines = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      lines.add(SpanLine.of("aaaaa", i).on("").at(i, 1_000_000));
    }
    ChromeTrace trace = read(lines);
    assertEquals(64, trace.slices.size());
    assertEquals(36, trace.asynchronous.size());
  }

  @Test
  void hostileTexts_breakNothing() {
    String json = export(Fixture.hostile());
    assertTrue(json.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), "plain ASCII");
    assertEquals(Fixture.HOSTILE.size() + 1, ChromeTrace.read(json).slices.size());
  }

  @Test
  void times_thatAreAbsurd_breakNothing() {
    SpanLine endless = SpanLine.of("aaaaa", 1).at(0, Long.MAX_VALUE);
    SpanLine negative = SpanLine.of("aaaaa", 2).at(5, -7);
    SpanLine early = SpanLine.of("aaaaa", 3).at(-1_768_312_800_000_000L - 1000, 1000);
    assertNotEquals("", export(List.of(negative, early, endless)));
  }

  /** Programs of threads, pools, awaited calls and other JVMs, with lines in any order. */
  @Test
  void randomTraces_areShownWhole_andNested() {
    int rounds = Boolean.getBoolean("l9.stress") ? 3000 : 40;
    for (int seed = 0; seed < rounds; seed++) {
      List<SpanLine> lines = new RandomTrace(new Random(seed)).lines();
      ChromeTrace trace = read(lines);
      Set<String> shown = trace.slices.stream().map(Slice::id).collect(Collectors.toSet());
      shown.addAll(trace.asynchronous);
      Set<String> ids =
          lines.stream().map(SpanLine::id).collect(Collectors.toCollection(HashSet::new));
      assertEquals(ids, shown, "seed " + seed);
      assertEquals(lines.size(), trace.slices.size() + trace.asynchronous.size());
    }
  }

  @Test
  void noEvents_areAnEmptyTrace() {
    assertEquals(List.of(), read(List.of()).slices);
  }
}
