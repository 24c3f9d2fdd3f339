package dev.l9.trace.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockRecordMergeTest {

  @Test
  void countersOfRuns_areAdded_andTheRestIsTheNewestRuns() {
    BlockRecord older = record("r1", "2026-01-01T00:00:00Z", 3, 2, 1.0, "E: old");
    BlockRecord newer = record("r2", "2026-01-01T00:00:00Z", 1, 0, 5.0, "E: new");

    for (List<BlockRecord> order : List.of(List.of(older, newer), List.of(newer, older))) {
      DoraTraceBlock merged = merge(order).get("a/B.java");

      assertEquals("id r2", merged.traceId());
      assertEquals(Map.of("in", new CapturedValue.Text("r2")), merged.inputs());
      assertEquals(
          List.of(new Node("B.m", "B.java", "system", 4, 2, 2.0, 5.0)), merged.graph().nodes());
      assertEquals(List.of(new Edge("A.a", "B.m", 4)), merged.graph().edges());
      assertEquals(new Metrics("0.15", List.of("E: new", "E: old"), "0.5", 5.0), merged.metrics());
    }
  }

  @Test
  void ofOneRun_theLastRecordCounts() {
    BlockRecord first = record("r1", "2026-01-01T00:00:00Z", 1, 1, 1.0, "E: 1");
    BlockRecord last = record("r1", "2026-01-01T00:00:09Z", 7, 6, 1.0, "E: 1");

    assertEquals(Map.of("a/B.java", last.block()), merge(List.of(first, last)));
  }

  @Test
  void runsOfOtherCode_thanTheNewestRuns_areLeftOut() {
    BlockRecord old = of("old code", record("r1", "2026-01-01T00:00:00Z", 3, 2, 1.0, "E: old"));
    BlockRecord newer = of("code", record("r2", "2026-01-01T00:00:01Z", 1, 0, 5.0, "E: new"));
    BlockRecord same = of("code", record("r3", "2026-01-01T00:00:00Z", 2, 2, 1.0, "E: old"));
    BlockRecord unknown = record("r4", "2026-01-01T00:00:00Z", 4, 4, 1.0, "E: old");

    DoraTraceBlock merged = merge(List.of(old, newer, same, unknown)).get("a/B.java");

    assertEquals("code", merged.metrics().sourceHash());
    assertEquals(3, merged.graph().nodes().get(0).calls());
    assertEquals("0.6666", merged.metrics().stabilityScore());
  }

  private static BlockRecord of(String sourceHash, BlockRecord record) {
    DoraTraceBlock block = record.block();
    return new BlockRecord(
        record.run(),
        record.source(),
        record.entryMicros(),
        record.executions(),
        record.successes(),
        record.setsConfidence(),
        block.withMetrics(block.metrics().sealed(sourceHash, "")));
  }

  private static Map<String, DoraTraceBlock> merge(List<BlockRecord> records) {
    BlockRecordMerge merge = new BlockRecordMerge();
    records.forEach(merge::add);
    return merge.blocks();
  }

  private static BlockRecord record(
      String run, String timestamp, long calls, long successes, double ms, String error) {
    DoraTraceBlock block =
        new DoraTraceBlock(
            "id " + run,
            "task",
            timestamp,
            List.of(),
            new Graph(
                List.of(new Node("B.m", "B.java", "system", calls, calls - successes, ms, ms)),
                List.of(new Edge("A.a", "B.m", calls))),
            Map.of("in", new CapturedValue.Text(run)),
            Map.of(),
            new Metrics(
                calls == 7 ? "0.49" : "?", List.of(error), calls == 7 ? "0.8571" : "?", ms));
    return new BlockRecord(
        run, "a/B.java", run.equals("r2") ? 2 : 1, calls, successes, false, block);
  }
}
