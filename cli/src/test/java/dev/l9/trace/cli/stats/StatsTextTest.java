package dev.l9.trace.cli.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.stats.Grouping;
import dev.l9.trace.reader.stats.StatsCollector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal shows beyond what a pipe gets. */
class StatsTextTest {

  private static final String LINE =
      "{'trace_id':'%s_1_%d','parent_id':null,'timestamp':'2026-01-13T14:00:0%dZ','hrm_layer':'%s',"
          + "'operation':'price','component':'Pricing.java','input_summary':'item=%s',"
          + "'output_summary':'','duration_ms':%d,'status':'%s','metadata':{'class':'com.acme.Pricing',"
          + "'method':'price'}}\n";

  private static String print(Screen screen) throws IOException {
    String long100 = "x".repeat(99) + "…";
    String trace =
        String.format(LINE, "rsn", 1, 0, "reasoning", "日本\\u001b[2J", 1, "success")
            + String.format(LINE, "rsn", 2, 1, "reasoning", "lamp", 1, "success")
            + String.format(LINE, "rsn", 3, 2, "reasoning", long100, 100, "error")
            + String.format(LINE, "mem", 4, 9, "memory", "", 1_000, "success");
    byte[] bytes = trace.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    StringWriter out = new StringWriter();
    try (TraceReader reader =
        TraceReader.open(List.of(Path.of("-")), new ByteArrayInputStream(bytes))) {
      var stats =
          StatsCollector.stats(reader.inParallel(StatsCollector.collectors(Grouping.LAYER, 3)));
      new StatsText(new PrintWriter(out, true), screen).print(stats, Grouping.LAYER);
    }
    return out.toString();
  }

  @Test
  void aWideTerminal_showsBars() throws IOException {
    assertEquals(
        """
        HRM Layer Stats (last 4 events):
        - reasoning: 3 ops, avg 34ms, 1 error  0 blocked  p50 1ms     p95 100ms   p99 100ms   max 100ms   0.3/s  █      ▄
        - memory: 1 ops, avg 1000ms, 0 errors  0 blocked  p50 1000ms  p95 1000ms  p99 1000ms  max 1000ms  0.1/s             █
          bars: how many took so long, from 1ms to 1000ms, each range 1.78 times the one before

        Slowest operations:
        1. mem_Pricing.price: 1000ms (item=)  mem_1_4
        2. rsn_Pricing.price: 100ms (item=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…)  rsn_1_3  error
        3. rsn_Pricing.price: 1ms (item=日本\\u001b[2J)  rsn_1_1
        """,
        print(new Screen(true, 130, false)));
  }

  @Test
  void aNarrowTerminal_hasTwoLinesARow() throws IOException {
    assertEquals(
        """
        HRM Layer Stats (last 4 events):
        - reasoning: 3 ops, avg 34ms, 1 error  █      ▄
            0 blocked  p50 1ms     p95 100ms   p99 100ms   max 100ms   0.3/s
        - memory: 1 ops, avg 1000ms, 0 errors             █
            0 blocked  p50 1000ms  p95 1000ms  p99 1000ms  max 1000ms  0.1/s
          bars: how many took so long, from 1ms to 1000ms, each range 1.78 times the on…

        Slowest operations:
        1. mem_Pricing.price: 1000ms (item=)  mem_1_4
        2. rsn_Pricing.price: 100ms (item=xxxxxxxxxxxxxxxxxxxxxxxxxxxx…)  rsn_1_3  error
        3. rsn_Pricing.price: 1ms (item=日本\\u001b[2J)  rsn_1_1
        """,
        print(new Screen(true, 80, false)));
  }

  @Test
  void colours_showWhereErrorsAre() throws IOException {
    String[] lines = print(new Screen(true, 130, true)).split("\n", 0);
    assertEquals("\u001b[1mHRM Layer Stats (last 4 events):\u001b[0m", lines[0]);
    assertTrue(
        lines[1].startsWith(
            "\u001b[31m- reasoning: 3 ops, avg 34ms, 1 error\u001b[0m  0 blocked  p50 1ms "),
        lines[1]);
    assertTrue(lines[2].startsWith("- memory: 1 ops, "), lines[2]);
  }

  @Test
  void aPipe_getsTheNumbersOnly() throws IOException {
    String text = print(Screen.NONE);
    assertFalse(text.contains("█") || text.contains("bars") || text.contains("\u001b"), text);
    assertTrue(text.contains("x".repeat(99) + "…)  rsn_1_3  error\n"), text);
  }
}
