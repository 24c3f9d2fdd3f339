package dev.l9.trace.contract.rule;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockState;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.meta.Position;
import dev.l9.trace.contract.meta.RunCalls;
import dev.l9.trace.contract.meta.RunCalls.Call;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds what a header says against what the run-time block shows. What an edit or a new run mends
 * is a warning; what can't be true is an error.
 */
final class RunRules {

  /** Layers of executions that say something of the layer of a file, and which they say. */
  private static final Map<String, List<String>> LAYERS =
      Map.of(
          "altitude", List.of("intelligence"),
          "focus", List.of("intelligence"),
          "reasoning", List.of("intelligence"),
          "learning", List.of("learning"));

  private final String path;
  private final MetaFile file;
  private final Metadata header;
  private final Findings out;

  RunRules(String path, MetaFile file, Findings out) {
    this.path = path;
    this.file = file;
    this.header = file.header().data();
    this.out = out;
  }

  /** Returns whether the block is of an execution. */
  boolean check(byte[] bytes) throws RefusedSourceException {
    BlockFormat format = BlockFormats.of(path).orElseThrow();
    BlockState state = BlockState.of(format, bytes);
    switch (state) {
      case EDITED ->
          add(
              Severity.ERROR,
              "edited",
              "the facts of the run-time block were changed by hand",
              "run the program, or take them out by `l9 block reset " + path + "`");
      case STALE ->
          add(
              Severity.WARNING,
              "stale",
              "the run-time block is of other code than the file has now",
              "run the program once more");
      default -> {}
    }
    Optional<DoraTraceBlock> block = block(format, bytes);
    boolean hasRun = block.isPresent() && !block.get().graph().nodes().isEmpty();
    if (hasRun && state != BlockState.EDITED && file.header().isReadable()) {
      held(block.orElseThrow());
    }
    return hasRun;
  }

  private static Optional<DoraTraceBlock> block(BlockFormat format, byte[] bytes)
      throws RefusedSourceException {
    try {
      return format.read(bytes);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // The rule for the order of blocks has said it.
    }
  }

  private void add(Severity severity, String symbol, String message, String remedy) {
    add(severity, file.position(file.block()), symbol, message, remedy);
  }

  private void add(Severity severity, Position at, String symbol, String message, String remedy) {
    out.add(RuleId.HELD_AGAINST_RUN, severity, at, symbol, message, remedy);
  }

  private void held(DoraTraceBlock block) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    RunCalls calls = RunCalls.of(block, name);
    dependencies(calls);
    layer(block, name);
    status(block, calls, name);
  }

  /** What the file's methods called in other files is among the dependencies. */
  private void dependencies(RunCalls calls) {
    if (!(header.fields().get(MetaFields.DEPENDENCIES) instanceof CapturedValue.Items items)) {
      return;
    }
    Set<String> named = new TreeSet<>();
    for (CapturedValue item : items.values()) {
      if (item instanceof CapturedValue.Text text) {
        named.add(text.value().substring(text.value().lastIndexOf('.') + 1));
      }
    }
    for (Call call : calls.leaving()) {
      String type = call.type();
      if (named.add(type)) {
        add(
            Severity.WARNING,
            file.position(file.header(), MetaFields.DEPENDENCIES),
            MetaFields.DEPENDENCIES + "." + type,
            call.from().id()
                + (" called " + call.to().id() + " in " + call.to().file())
                + (", and dependencies don't name " + type),
            "add it to dependencies; `l9 fix` does that");
      }
    }
  }

  private void layer(DoraTraceBlock block, String name) {
    String layer = header.text(MetaFields.LAYER);
    for (Node node : block.graph().nodes()) {
      List<String> shown = LAYERS.get(node.layer());
      if (node.file().equals(name) && shown != null && !shown.contains(layer)) {
        add(
            Severity.WARNING,
            file.position(file.header(), MetaFields.LAYER),
            MetaFields.LAYER,
            "the header says layer '"
                + layer
                + "', and "
                + node.id()
                + " ran as "
                + node.layer()
                + ", which is of '"
                + shown.get(0)
                + "'",
            "set layer to " + shown.get(0) + ", or the layer in @L9Traced of the method");
        return;
      }
    }
  }

  private void status(DoraTraceBlock block, RunCalls calls, String name) {
    String status = header.text(MetaFields.STATUS);
    long executions = 0;
    long failures = 0;
    for (Node node : block.graph().nodes()) {
      if (node.file().equals(name)) {
        executions += node.calls();
        failures += node.errors() + node.passed();
      }
    }
    Position at = file.position(file.header(), MetaFields.STATUS);
    if (status.equals("active") && executions > 0 && failures == executions) {
      add(
          Severity.WARNING,
          at,
          MetaFields.STATUS,
          "the header says active, and each of the " + executions + " executions failed",
          "mend what fails, which the block at the end of the file shows, or change the status");
    }
    if (status.equals("deprecated") && !calls.entering().isEmpty()) {
      used(at, calls.entering().get(0));
    }
  }

  private void used(Position at, Call call) {
    String from = call.from().file();
    add(
        Severity.WARNING,
        at,
        MetaFields.STATUS,
        "the header says deprecated, and " + call.from().id() + " in " + from + " calls it",
        "have " + from + " call something else, or change the status");
  }
}
