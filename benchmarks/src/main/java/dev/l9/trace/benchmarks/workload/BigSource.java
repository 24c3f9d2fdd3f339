package dev.l9.trace.benchmarks.workload;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java file of 2,000 lines, and blocks for it as they are after many calls of its methods. */
public final class BigSource {

  private static final int METHODS = 249;
  private static final int TRACED = 20;

  private BigSource() {}

  /** The source of a class of this name. */
  public static String text(String type) {
    StringBuilder out = new StringBuilder("package big;\n\n/** Made for a benchmark. */\n");
    out.append("public final class ").append(type).append(" {\n\n");
    out.append("  private long total; // \"not a string\"\n");
    for (int i = 0; i < METHODS; i++) {
      String method =
          """

            /* Adds the length of a text, %1$d times. */
            public long method%1$d(String text, int times) {
              for (int i = 0; i < times; i++) {
                total += text.length() + "a \\"quoted\\" text".indexOf('"');
              }
              return total;
            }
          """;
      out.append(method.formatted(i));
    }
    return out.append("}\n").toString();
  }

  /** A block unlike that of any other run. */
  public static DoraTraceBlock block(int run) {
    List<DoraTraceBlock.Node> nodes = new ArrayList<>();
    List<DoraTraceBlock.Edge> edges = new ArrayList<>();
    for (int i = 0; i < TRACED; i++) {
      String id = "Big.method" + (100 + i);
      nodes.add(new DoraTraceBlock.Node(id, "Big.java", "system", run, 0, 0.125, 1.5));
      edges.add(new DoraTraceBlock.Edge("Main.run", id, run));
    }
    return new DoraTraceBlock(
        "sys_1700000000_run" + run,
        "method100",
        "2026-01-02T02:30:00Z",
        List.of("benchmark"),
        new DoraTraceBlock.Graph(nodes, edges),
        Map.of("text", new CapturedValue.Text("a \"quoted\" text, run " + run)),
        Map.of("result", new CapturedValue.Num(run)),
        new DoraTraceBlock.Metrics("0.96", List.of(), "1.0", 0.125));
  }
}
