package dev.l9.trace.cli.block;

import dev.l9.trace.block.BlockState;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.tools.file.BlockFile;
import dev.l9.trace.tools.file.BlockFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 block status}: says which blocks can be relied on. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says of each file whether its block can be relied on:",
      "  fresh       it is known to be of the code that is in the file",
      "  stale       it is known to be of other code: the file has changed since",
      "  unverified  it isn't known which code ran; 'l9 stamp' in the build has it known",
      "  never run   it is the empty template",
      "  edited      somebody has changed what it says",
      "  damaged     it can't be read as a whole",
      "  unsealed    its writer set no seal, so there is no telling",
      "  no block    only of files that are named themselves"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no block is stale, edited or damaged",
      "1:some are",
      "2:wrong usage, or input that can't be read"
    })
final class BlockStatusCommand implements Callable<Integer> {

  private static final Set<BlockState> WRONG =
      EnumSet.of(BlockState.STALE, BlockState.EDITED, BlockState.DAMAGED);

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "As a JSON array of objects with the keys file, state and timestamp.")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = BlockCommand.FILES)
  private List<Path> paths = List.of();

  private final JsonWriter list = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
  private boolean wrong;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    BlockFiles files = BlockCommand.look(paths, err, (file, named) -> add(file, named, out));
    if (json) {
      out.println(list.end());
    }
    return BlockCommand.exitCode(files, wrong ? 1 : 0);
  }

  private void add(BlockFile file, boolean named, PrintWriter out) {
    BlockState state = file.state();
    if (state == BlockState.NONE && !named) {
      return;
    }
    wrong |= WRONG.contains(state);
    String timestamp = file.block().map(DoraTraceBlock::timestamp).orElse("");
    if (json) {
      list.beginObject().key("file").value(file.path().toString());
      list.key("state").value(state.label());
      list.key("timestamp").value(timestamp).end();
    } else {
      String when = timestamp.isEmpty() ? "" : "  " + PlainText.of(timestamp);
      out.println(
          String.format("%-10s  ", state.label()) + PlainText.of(file.path().toString()) + when);
    }
  }
}
