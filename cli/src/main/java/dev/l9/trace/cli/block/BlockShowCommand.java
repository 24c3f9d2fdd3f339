package dev.l9.trace.cli.block;

import dev.l9.trace.block.BlockState;
import dev.l9.trace.cli.memory.LearntOfFile;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Failure;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.file.BlockFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 block show}: shows the facts to a person, on one screen. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a file's block says: calls, errors, times, last input and output; and what l9 memory"
          + " learn has found of its methods."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a file has no block that can be read",
      "2:wrong usage, or input that can't be read"
    })
final class BlockShowCommand implements Callable<Integer> {

  private static final int WIDTH = 100;
  private static final int MAX_METHODS = 12;
  private static final int MAX_VALUES = 8;
  private static final int MAX_ERRORS = 3;
  private static final int MAX_LEARNT = 12;
  private static final Path MEMORY = Path.of(".l9/memory");

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with blocks.")
  private List<Path> paths = List.of();

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "The memory, of which what was learnt is shown too, as l9 memory takes it (default:"
              + " L9_MEMORY, else file:.l9/memory if it is there).",
      defaultValue = "${env:L9_MEMORY}")
  private String store = "";

  private boolean missing;

  @Override
  public Integer call() {
    List<BlockFile> files = new ArrayList<>();
    paths.forEach(path -> files.add(BlockFile.read(path)));
    files.forEach(this::show);
    return missing ? 1 : 0;
  }

  private void show(BlockFile file) {
    PrintWriter out = spec.commandLine().getOut();
    String path = PlainText.of(file.path().toString());
    BlockState state = file.state();
    Optional<DoraTraceBlock> block = file.block();
    if (block.isEmpty()) {
      missing = true;
      spec.commandLine().getErr().println("l9: " + path + ": " + state.label());
      return;
    }
    out.println(path + ": " + state.label());
    if (state != BlockState.NEVER_RUN) {
      show(block.get(), out);
      showLearnt(file.path(), out);
    }
  }

  /** The memory is only looked for where one may be, since it takes a while to open. */
  private void showLearnt(Path file, PrintWriter out) {
    boolean isNamed = store != null && !store.isEmpty();
    if (!isNamed && !Files.exists(MEMORY.resolve("memory.db"))) {
      return;
    }
    try {
      list(out, "learnt", LearntOfFile.read(isNamed ? store : "file:" + MEMORY, file), MAX_LEARNT);
    } catch (IOException e) {
      spec.commandLine().getErr().println("l9: " + PlainText.of(FailureMessage.of(e)));
    }
  }

  private static void show(DoraTraceBlock block, PrintWriter out) {
    Metrics metrics = block.metrics();
    line(out, "last run", block.timestamp() + "  " + block.task() + "  " + block.traceId());
    if (metrics.durationMs() != null) {
      line(out, "", "took " + milliseconds(metrics.durationMs()) + " ms");
    }
    values(out, "input", block.inputs());
    values(out, "output", block.outputs());
    methods(out, block.graph().nodes());
    line(
        out,
        "overall",
        "stability " + metrics.stabilityScore() + ", confidence " + metrics.confidence());
    list(out, "errors", metrics.errorsDetected(), MAX_ERRORS);
    for (Failure failure : metrics.failures()) {
      line(out, "failure", failure.count() + " × " + failure.error());
      line(out, "", (failure.at().isEmpty() ? "" : "at " + failure.at() + "  ") + failure.cause());
      values(out, "", failure.inputs());
    }
    LastError error = metrics.lastError();
    if (error != null) {
      line(out, "last error", error.timestamp() + "  " + error.error() + "  " + error.traceId());
      values(out, "", error.inputs());
    }
  }

  private static void methods(PrintWriter out, List<Node> nodes) {
    if (nodes.isEmpty()) {
      return;
    }
    out.printf("%-12s%8s%8s%12s%12s  %s%n", "methods", "calls", "errors", "mean ms", "max ms", "");
    List<Node> sorted = new ArrayList<>(nodes);
    sorted.sort(Comparator.comparingLong(Node::calls).reversed());
    for (Node node : sorted.subList(0, Math.min(MAX_METHODS, sorted.size()))) {
      out.printf(
          "%-12s%8d%8d%12s%12s  %s%n",
          "",
          node.calls(),
          node.errors(),
          milliseconds(node.meanMs()),
          milliseconds(node.maxMs()),
          PlainText.cut(PlainText.of(node.id() + more(node)), WIDTH / 2));
    }
    more(out, sorted.size() - MAX_METHODS);
  }

  /** The counts that mostly are zero. */
  private static String more(Node node) {
    return (node.blocked() > 0 ? ", blocked " + node.blocked() : "")
        + (node.passed() > 0 ? ", passed " + node.passed() : "")
        + (node.swallowed() > 0 ? ", swallowed " + node.swallowed() : "");
  }

  /** With as many digits as the block has, and without an exponent; empty if it isn't known. */
  private static String milliseconds(double value) {
    return Double.isNaN(value)
        ? ""
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static void values(PrintWriter out, String title, Map<String, CapturedValue> values) {
    List<String> lines = new ArrayList<>();
    values.forEach(
        (name, value) -> lines.add(name + " = " + JsonBytes.unescaped().value(value).toString()));
    String label = title;
    for (String text : lines.subList(0, Math.min(MAX_VALUES, lines.size()))) {
      line(out, label, text);
      label = "";
    }
    more(out, lines.size() - MAX_VALUES);
  }

  private static void list(PrintWriter out, String title, List<String> texts, int most) {
    String label = title;
    for (String text : texts.subList(0, Math.min(most, texts.size()))) {
      line(out, label, text);
      label = "";
    }
    more(out, texts.size() - most);
  }

  private static void line(PrintWriter out, String label, String text) {
    out.println(String.format("%-12s", label) + PlainText.cut(PlainText.of(text), WIDTH));
  }

  private static void more(PrintWriter out, int count) {
    if (count > 0) {
      out.println(" ".repeat(12) + "… " + count + " more");
    }
  }
}
