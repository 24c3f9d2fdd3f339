package dev.l9.trace.cli.agents;

import dev.l9.trace.mcp.server.AgentServer;
import dev.l9.trace.mcp.server.ServerOptions;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.tools.ToolFailure;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code l9 mcp}: answers a coding agent's questions on standard input and output. */
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the Model Context Protocol on standard input and output: a coding agent starts it, and"
          + " asks what ran, what failed, what changed. It sees nothing outside of the root, runs"
          + " nothing, and writes nothing but an index beside the trace.",
      "Example: l9 setup agents writes what clients need to start it"
    })
public final class McpCommand implements Callable<Integer> {

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The project's folder (default: the working directory).")
  private Path root = Path.of("");

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "The trace, which may be elsewhere (default: trace.jsonl in the root).")
  private @Nullable Path trace;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "The memory of earlier runs, which may be elsewhere, as l9 memory takes it (default:"
              + " file:.l9/memory in the root, if it is there).")
  private @Nullable String store;

  @Option(
      names = "--index",
      paramLabel = "WHERE",
      description =
          "Where the trace's index is kept: file, which is .l9/index beside the trace (default), or"
              + " memory.")
  private Index index = Index.FILE;

  /** Where the index is kept. */
  enum Index {
    /** Beside the trace. */
    FILE,
    /** Nowhere; each start reads the trace anew. */
    MEMORY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws IOException {
    Path folder = root.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new ToolFailure("--root: " + root + " is no folder");
    }
    // What anything prints by mistake would end the client's reading.
    System.setOut(System.err);
    try {
      serve(folder);
    } catch (NoClassDefFoundError e) {
      throw new ToolFailure(
          "l9-mcp.jar or l9-memory.jar is missing beside l9.jar ("
              + e.getMessage()
              + "); put both there");
    }
    return 0;
  }

  private void serve(Path folder) throws IOException {
    String version = McpCommand.class.getPackage().getImplementationVersion();
    AgentServer.serve(
        new ServerOptions(
            folder,
            Optional.ofNullable(trace),
            store == null ? Optional.empty() : Optional.of(StoreUrl.parse(store)),
            index == Index.FILE,
            version == null ? "(not from a jar)" : version),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out));
  }
}
