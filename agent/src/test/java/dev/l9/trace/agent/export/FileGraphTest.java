package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TestSpans;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.TraceStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link RunSummary}, {@link FileRun} and {@link FileGraph}. */
class FileGraphTest {

  private static final long MS = 1_000_000;

  private final RunSummary summary = new RunSummary(TestSpans.SITES);
  private long number;

  private final TraceSite controller = TestSpans.site("a.Controller", "run");
  private final TraceSite compile = TestSpans.site("b.IrEngine", "compile");
  private final TraceSite parse = TestSpans.site("b.IrEngine$Parser", "parse");
  private final TraceSite store = TestSpans.site("c.Store", "put");
  private final TraceSite disk = TestSpans.site("d.Disk", "write");

  @Test
  void graph_holdsTheFilesMethods_andTheirDirectNeighbours() {
    OpenSpan run = span(controller, null);
    for (int i = 0; i < 2; i++) {
      OpenSpan compiled = span(compile, run);
      span(parse, compiled);
      span(parse, compiled);
      span(disk, span(store, compiled));
    }
    assertEquals(
        List.of(
            "IrEngine.Parser.parse IrEngine.java 4",
            "IrEngine.compile IrEngine.java 2",
            "Store.put Store.java 2",
            "Controller.run Controller.java 1"),
        nodes("b/IrEngine.java"));
    assertEquals(
        List.of(
            "IrEngine.compile > IrEngine.Parser.parse 4",
            "Controller.run > IrEngine.compile 2",
            "IrEngine.compile > Store.put 2"),
        edges("b/IrEngine.java"));
    assertEquals(List.of("Disk.write Disk.java 2", "Store.put Store.java 2"), nodes("d/Disk.java"));
    assertEquals(List.of("Store.put > Disk.write 2"), edges("d/Disk.java"));
  }

  @Test
  void whatIsDue_isWhatChanged_whoWaitsLongestFirst() {
    assertEquals(Long.MAX_VALUE, summary.dueInNanos(0));
    span(store, span(compile, null));
    assertTrue(summary.dueInNanos(60_000 * MS) <= 60_000 * MS);
    assertEquals(List.of(), summary.due(Long.MAX_VALUE)); // As with update.interval=end.
    FileRun first = summary.due(0).get(0);
    first.markWritten();
    summary.written(first);
    span(store, span(compile, null));
    assertEquals(List.of(first), summary.due(0).subList(1, 2));
    summary.leaveOut(first);
    assertEquals(1, summary.due(0).size());
    span(compile, null);
    assertFalse(summary.due(0).contains(first));
  }

  @Test
  void ofSitesThatAreGone_aGraphKeepsTheMostCalled_andOthersNothing() {
    int dynamic = 1000;
    for (int i = 0; i < dynamic; i++) {
      TraceSite site = TestSpans.site("x.Dynamic" + i, "run");
      OpenSpan caller = span(site, span(controller, null));
      for (int call = i == 7 ? 5 : 1; call > 0; call--) {
        span(store, span(site, caller)); // It calls itself, too.
      }
      int gone = TestSpans.SITES.register(site);
      summary.leaveOut(summary.fileOf(gone));
      assertEquals("x/Dynamic" + i + ".java", summary.forget(gone).source().path());
      assertNull(summary.fileOf(gone));
      assertNull(summary.forget(gone));
    }
    List<String> nodes = nodes("c/Store.java");
    assertEquals("Store.put Store.java 1004", nodes.get(0));
    assertEquals("Dynamic7.run Dynamic7.java 6", nodes.get(1));
    assertTrue(edges("c/Store.java").contains("Dynamic7.run > Store.put 5"));
    assertEquals(200, file("c/Store.java").sites().iterator().next().callers().size());
    assertEquals(2, summary.files().size());
  }

  @Test
  void nodes_haveTheirNumbers() {
    add(compile, null, TraceStatus.SUCCESS, 2 * MS);
    add(compile, null, TraceStatus.ERROR, 3 * MS);
    add(compile, null, TraceStatus.BLOCKED, MS);
    assertEquals(
        List.of(
            new DoraTraceBlock.Node(
                "IrEngine.compile", "IrEngine.java", "reasoning", 3, 1, 1, 0, 0, 2.0, 3.0)),
        graph("b/IrEngine.java").nodes());
  }

  @Test
  void overloads_showTheirTypes_whereThatTellsThemApart() {
    span(TestSpans.site("a.B", "c", "(I[Ljava/lang/String;)V"), null);
    span(TestSpans.site("a.B", "c", "(I[Ljava/lang/String;)V"), null);
    span(TestSpans.site("a.B", "d", "(I)V"), null);
    assertEquals(List.of("B.c B.java 2", "B.d B.java 1"), nodes("a/B.java"));
    OpenSpan outer = span(TestSpans.site("a.B", "c", "()V"), null);
    assertEquals(
        List.of("B.c(int, String[]) B.java 2", "B.c() B.java 1", "B.d B.java 1"),
        nodes("a/B.java"));
    span(TestSpans.site("a.B", "d", "(Ljava/util/Date;)V"), outer);
    span(TestSpans.site("a.B", "d", "(Ljava/sql/Date;)V"), outer);
    assertEquals(
        List.of("B.c() > B.d(java.sql.Date) 1", "B.c() > B.d(java.util.Date) 1"),
        edges("a/B.java"));
  }

  @Test
  void classesOfTheSameName_getTheirFullNames() {
    OpenSpan outer = span(TestSpans.site("x.Same", "go"), null);
    span(TestSpans.site("y.Same", "go"), outer);
    assertEquals(List.of("x.Same.go Same.java 1", "y.Same.go Same.java 1"), nodes("x/Same.java"));
    assertEquals(List.of("x.Same.go > y.Same.go 1"), edges("x/Same.java"));
  }

  @Test
  void recursion_isAnEdgeToItself() {
    span(compile, span(compile, span(compile, null)));
    assertEquals(List.of("IrEngine.compile > IrEngine.compile 2"), edges("b/IrEngine.java"));
  }

  @Test
  void graph_hasTheFilesOwnFirst_thenTheMostCalled_andCountsWhatIsLeftOut() {
    List<TraceSite> callees = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      callees.add(TestSpans.site("p.C" + i, "m"));
    }
    OpenSpan root = span(compile, null);
    for (int i = 0; i < 150; i++) {
      for (int calls = 0; calls <= i; calls++) {
        span(callees.get(i), root);
      }
    }
    List<String> nodes = nodes("b/IrEngine.java");
    assertEquals(151, nodes.size());
    assertEquals("IrEngine.compile IrEngine.java 1", nodes.get(0));
    assertEquals("C149.m C149.java 150", nodes.get(1));
    assertEquals("C0.m C0.java 1", nodes.get(150));
    List<String> edges = edges("b/IrEngine.java");
    assertEquals(150, edges.size());
    assertEquals("IrEngine.compile > C149.m 150", edges.get(0));
    assertEquals("IrEngine.compile > C50.m 51", edges.get(99));
    DoraTraceBlock.Graph shown = graph("b/IrEngine.java").limited(12, 16);
    assertEquals(nodes("b/IrEngine.java").get(11), text(shown.nodes().get(11)));
    assertEquals(12, shown.nodes().size());
    assertEquals(16, shown.edges().size());
    assertEquals(151 - 12, shown.moreNodes());
    assertEquals(150 - 16, shown.moreEdges());
  }

  @Test
  void equalRuns_giveEqualGraphs_inWhateverOrderTheyEnd() {
    List<TraceSite> sites = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      sites.add(TestSpans.site("p.C" + i % 7, "m" + i));
    }
    OpenSpan root = TestSpans.ended(compile, 0, null, TraceStatus.SUCCESS, MS);
    List<OpenSpan> open = new ArrayList<>(List.of(root));
    Random random = new Random(3);
    for (int i = 1; i < 300; i++) {
      OpenSpan parent = open.get(random.nextInt(open.size()));
      TraceSite site = sites.get(random.nextInt(sites.size()));
      open.add(TestSpans.ended(site, i, parent, TraceStatus.SUCCESS, MS));
    }
    List<SpanRecord> spans = new ArrayList<>(open.stream().map(TestSpans::record).toList());
    DoraTraceBlock.Graph first = null;
    for (int i = 0; i < 10; i++) {
      RunSummary run = new RunSummary(TestSpans.SITES);
      spans.forEach(run::add);
      DoraTraceBlock.Graph graph = new FileGraph(file(run, "p/C3.java")).graph();
      assertTrue(first == null || first.equals(graph));
      first = graph;
      Collections.shuffle(spans, random);
    }
  }

  // The file's run

  @Test
  void entry_isTheLatestExecutionThatCameFromOutside() {
    OpenSpan run = span(controller, null);
    number = 11;
    span(compile, run);
    assertEquals(11, file("b/IrEngine.java").latestEntry().random());
    number = 22;
    OpenSpan second = span(parse, null);
    span(parse, second);
    assertEquals(22, file("b/IrEngine.java").latestEntry().random());
  }

  @Test
  void errors_areDistinct_newestFirst_atMostTen() {
    for (int i = 0; i < 12; i++) {
      number = i;
      add(compile, null, TraceStatus.ERROR, MS);
    }
    number = 5;
    add(compile, null, TraceStatus.ERROR, MS);
    assertEquals(
        List.of(5, 11, 10, 9, 8, 7, 6, 4, 3, 2).stream()
            .map(i -> "IllegalStateException: no " + i)
            .toList(),
        file("b/IrEngine.java").errors());
  }

  @Test
  void block_hasTheMetricsOfTheFile() {
    add(compile, null, TraceStatus.SUCCESS, MS);
    add(compile, null, TraceStatus.SUCCESS, MS);
    add(parse, null, TraceStatus.ERROR, MS);
    number = 77;
    add(parse, null, TraceStatus.SUCCESS, 1_234_567);
    DoraTraceBlock block = BlockFactory.block(file("b/IrEngine.java"), null);
    assertEquals("rsn_1768312800_000000000002d", block.traceId());
    assertEquals("parse", block.task());
    assertEquals("2026-01-13T14:00:00Z", block.timestamp());
    assertEquals("0.30", block.metrics().confidence());
    assertEquals("0.75", block.metrics().stabilityScore());
    assertEquals(1.235, block.metrics().durationMs());
    assertEquals(List.of("IllegalStateException: no 2"), block.metrics().errorsDetected());
    assertEquals("{in=Num[value=77]}", block.inputs().toString());
    assertEquals("{}", block.outputs().toString());
  }

  @Test
  void siteWithoutASource_hasNoFile() {
    TraceSite manual = TraceSite.manual(dev.l9.trace.HrmLayer.SYSTEM, "op", "component", "task");
    span(manual, null);
    assertEquals(0, summary.files().size());
  }

  @Test
  void fileThatWasWritten_isDueOnlyAfterItChanged() {
    span(compile, null);
    FileRun file = file("b/IrEngine.java");
    assertTrue(file.isDue(0));
    file.markWritten();
    assertTrue(!file.isDue(0));
    span(compile, null);
    assertTrue(file.isDue(0));
    assertTrue(!file.isDue(Long.MAX_VALUE));
    assertNull(file.confidence());
  }

  private OpenSpan span(TraceSite site, OpenSpan parent) {
    return add(site, parent, TraceStatus.SUCCESS, MS);
  }

  private OpenSpan add(TraceSite site, OpenSpan parent, TraceStatus status, long nanos) {
    OpenSpan span = TestSpans.ended(site, number++, parent, status, nanos);
    summary.add(TestSpans.record(span));
    return span;
  }

  private FileRun file(String path) {
    return file(summary, path);
  }

  private static FileRun file(RunSummary run, String path) {
    for (FileRun file : run.files()) {
      if (file.source().path().equals(path)) {
        return file;
      }
    }
    throw new AssertionError("no run of " + path);
  }

  private DoraTraceBlock.Graph graph(String path) {
    return new FileGraph(file(path)).graph();
  }

  private List<String> nodes(String path) {
    return graph(path).nodes().stream().map(FileGraphTest::text).toList();
  }

  private static String text(DoraTraceBlock.Node node) {
    return node.id() + " " + node.file() + " " + node.calls();
  }

  private List<String> edges(String path) {
    return graph(path).edges().stream()
        .map(e -> e.from() + " > " + e.to() + " " + e.calls())
        .toList();
  }
}
