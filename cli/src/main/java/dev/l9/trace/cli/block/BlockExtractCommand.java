package dev.l9.trace.cli.block;

import dev.l9.trace.block.BlockRenderer;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.tools.file.BlockFile;
import dev.l9.trace.tools.file.BlockFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 block extract}: prints the facts for programs. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "Prints blocks as JSON, an object on a line for each file that has one.",
      "Its keys are file, state and block."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:no file has a block",
      "2:wrong usage, or input that can't be read"
    })
final class BlockExtractCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = BlockCommand.FILES)
  private List<Path> paths = List.of();

  private int found;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    BlockFiles files = BlockCommand.look(paths, err, (file, named) -> extract(file, out));
    return BlockCommand.exitCode(files, found == 0 ? 1 : 0);
  }

  private void extract(BlockFile file, PrintWriter out) {
    Optional<DoraTraceBlock> block = file.block();
    if (block.isPresent()) {
      found++;
      JsonWriter line = JsonWriter.onOneLine(JsonBytes.plain()).beginObject();
      line.key("file").value(file.path().toString());
      line.key("state").value(file.state().label());
      line.key("block").json(BlockRenderer.renderLine(block.get()));
      out.println(line.end());
    }
  }
}
