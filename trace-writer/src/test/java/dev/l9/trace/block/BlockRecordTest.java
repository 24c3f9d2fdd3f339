package dev.l9.trace.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockRecordTest {

  @Test
  void record_isOneLineOfJson() {
    assertEquals(
        """
        {"run":"sys_1_a","source":"a/B.java","entry_epoch_us":0,"executions":0,"successes":0,"confidence_set":false,\
        "block":{"trace_id": "", "task": "", "timestamp": "", "patterns_used": [], \
        "graph": {"nodes": [], "edges": []}, "inputs": {}, "outputs": {}, \
        "metrics": {"confidence": "", "errors_detected": [], "stability_score": ""}}}
        """,
        line(new BlockRecord("sys_1_a", "a/B.java", 0, 0, 0, false, DoraTraceBlock.EMPTY)));
  }

  @Test
  void record_isReadBack_withWhateverItsValuesHold() {
    String text = "a\n  \"b\": {\r\n \\\n\"}\n  x\u2028\ud83d\ude00";
    DoraTraceBlock hostile =
        new DoraTraceBlock(
            "id",
            text,
            "2026-01-02T02:30:00Z",
            List.of(text),
            new Graph(
                List.of(new Node(text, text, "system", 3, 1, 0.5, 1.25)),
                List.of(new Edge(text, "b", 2))),
            Map.of(text, new CapturedValue.Text(text)),
            Map.of("result", new CapturedValue.Num(7)),
            new Metrics("0.21", List.of(text), "0.5", 1.5));
    for (DoraTraceBlock block : new DoraTraceBlock[] {DoraTraceBlock.EMPTY, hostile}) {
      BlockRecord record =
          new BlockRecord("run \n1", "ä/\"B\".java", 1_768_312_800_000_001L, 12, 11, true, block);
      String line = line(record);
      assertEquals(line.length() - 1, line.indexOf('\n'));
      assertEquals(record, BlockRecordParser.parse(line));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                            | not a record: no object",
        "{}                            | not a record: 'block' is missing",
        "{\"block\":{}}                | not a record: 'run' is missing",
        "{\"block\":{},\"run\":1}      | not a record: 'run' is not a string",
      })
  void whatIsNoRecord_isRefusedWithItsReason(String line, String reason) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> BlockRecordParser.parse(line));
    assertEquals(reason, e.getMessage());
  }

  private static String line(BlockRecord record) {
    JsonBytes out = JsonBytes.plain();
    BlockRecordEncoder.encode(record, out);
    return out.toString();
  }
}
