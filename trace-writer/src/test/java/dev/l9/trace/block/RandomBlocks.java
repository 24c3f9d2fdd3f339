package dev.l9.trace.block;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Failure;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.model.DoraTraceBlock.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Blocks with random facts, whose texts mean something to whoever reads the file around them. */
final class RandomBlocks {

  private static final String[] TEXTS = {
    "a",
    "b c",
    "true",
    "null",
    "1",
    "",
    " ",
    "\n",
    "\r\n",
    "\"",
    "'",
    "`",
    "\\",
    "\\u000a",
    "*/",
    "/*",
    "--",
    "-->",
    "--!>",
    "<!--",
    "-",
    "]]>",
    "```",
    "~~~",
    "'''",
    "\"\"\"",
    "$$",
    "${x}",
    "#{x}",
    "$(x)",
    "#",
    "# ==========",
    "L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT",
    "END L9 DORA BLOCK",
    ": ",
    "- ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\0",
    "\u0085",
    "\u2028",
    "\u00e4",
    "\ud83d\ude00",
    "\u202e",
    "\ufeff",
    "\u001a",
    "\u007f",
    "EOF",
    "__END__",
    "...",
    "---",
    "l9_trace",
    "</script>",
    "@type",
    "…",
    "x".repeat(150),
    "word ".repeat(60)
  };

  private final Random random;
  private final boolean surrogates;

  private RandomBlocks(Random random, boolean surrogates) {
    this.random = random;
    this.surrogates = surrogates;
  }

  /**
   * A block.
   *
   * @param surrogates whether texts may hold halves of surrogate pairs
   */
  static DoraTraceBlock block(Random random, boolean surrogates) {
    return new RandomBlocks(random, surrogates).block();
  }

  private DoraTraceBlock block() {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int left = random.nextInt(3); left > 0; left--) {
      nodes.add(
          new Node(
              text(),
              text(),
              text(),
              random.nextLong(),
              random.nextInt(),
              random.nextInt(3),
              random.nextInt(3),
              random.nextInt(3),
              random.nextInt(4000) / 1e3,
              0.1));
      edges.add(new Edge(text(), text(), random.nextInt(9)));
    }
    Double duration = random.nextBoolean() ? null : random.nextInt(99_999) / 1e3;
    DoraTraceBlock block =
        new DoraTraceBlock(
            text(),
            text(),
            text(),
            texts(),
            new Graph(nodes, edges, random.nextInt(2), random.nextInt(2)),
            fields(2),
            fields(2),
            new Metrics(text(), texts(), text(), duration));
    return random.nextBoolean() ? block : block.withMetrics(failed(block));
  }

  private Metrics failed(DoraTraceBlock block) {
    LastError lastError =
        new LastError(
            random.nextBoolean() ? block.traceId() : text(),
            random.nextBoolean() ? block.timestamp() : text(),
            random.nextBoolean() ? block.inputs() : fields(1),
            text());
    Metrics metrics = block.metrics();
    return new Metrics(
        metrics.confidence(),
        metrics.errorsDetected(),
        metrics.stabilityScore(),
        metrics.durationMs(),
        List.of(new Failure(text(), text(), text(), random.nextInt(9), fields(1))),
        random.nextBoolean() ? null : lastError,
        random.nextBoolean() ? null : new Run(text(), text()),
        text(),
        text());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(4); left > 0; left--) {
      text.append(TEXTS[random.nextInt(TEXTS.length)]);
    }
    if (surrogates && random.nextInt(20) == 0) {
      text.append('\ud800');
    }
    return text.toString();
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int left = random.nextInt(3); left > 0; left--) {
      texts.add(text());
    }
    return texts;
  }

  private Map<String, CapturedValue> fields(int depth) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      fields.put(text().replace('\ud800', 'x'), value(depth));
    }
    return fields;
  }

  private CapturedValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> CapturedValue.NULL;
      case 1 -> new CapturedValue.Bool(random.nextBoolean());
      case 2 -> new CapturedValue.Num(random.nextInt());
      case 3 -> new CapturedValue.Num(random.nextGaussian());
      case 4 -> new CapturedValue.Text(text());
      case 5 -> new CapturedValue.Fields(fields(depth - 1));
      default -> {
        List<CapturedValue> items = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
          items.add(value(depth - 1));
        }
        yield new CapturedValue.Items(items);
      }
    };
  }
}
