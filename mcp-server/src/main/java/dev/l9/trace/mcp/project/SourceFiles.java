package dev.l9.trace.mcp.project;

import dev.l9.trace.block.BlockState;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.reader.index.IndexedMethod;
import dev.l9.trace.source.ExcludedFiles;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceLog;
import dev.l9.trace.source.SourceRoots;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.file.BlockFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the source files of methods, and what their blocks say. Not safe for several threads. */
public final class SourceFiles {

  private final ProjectRoot root;
  private SourceFinder finder;

  /** Looks below a root, when it is asked for the first time. */
  public SourceFiles(ProjectRoot root) {
    this.root = root;
    this.finder = newFinder();
  }

  private SourceFinder newFinder() {
    return new SourceFinder(
        new SourceRoots(root.folder(), List.of(), new Silent()), ExcludedFiles.NONE);
  }

  /** Has files found that are there since. */
  public void lookAgain() {
    finder = newFinder();
  }

  /** The source file of a method, inside the root. */
  public Optional<Path> of(IndexedMethod method) {
    if (method.type().isEmpty() || !method.component().contains(".")) {
      return Optional.empty();
    }
    String folders = packageOf(method.type()).replace('.', '/');
    String source = folders.isEmpty() ? method.component() : folders + "/" + method.component();
    Path found = finder.find(source).file();
    return found != null
        ? root.inside(found)
        : root.file(source).or(() -> root.file(method.component()));
  }

  /** The package of a class; empty for the unnamed one. */
  public static String packageOf(String type) {
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }

  /** The block of a file; empty if it has none that can be read. */
  public Optional<DoraTraceBlock> block(Path file) {
    try {
      return BlockFile.read(file).block();
    } catch (ToolFailure e) {
      return Optional.empty();
    }
  }

  /** Whether what is known of a file holds for the file as it is now. */
  public Freshness freshness(Path file) {
    BlockState state;
    try {
      state = BlockFile.read(file).state();
    } catch (ToolFailure e) {
      return new Freshness("unverified", "the file has no block that can be read");
    }
    return switch (state) {
      case FRESH -> new Freshness(Freshness.FRESH, "");
      case STALE ->
          new Freshness(
              state.label(), "the file isn't the code that ran: compile, and run it again");
      case UNVERIFIED ->
          new Freshness(
              state.label(),
              "it isn't known from which source the code was compiled: compile and run again, or"
                  + " stamp the classes (l9 stamp)");
      case NONE, NEVER_RUN ->
          new Freshness(
              "unverified", "the file has no block of a run: run it with update=true, in its root");
      case EDITED, DAMAGED, UNSEALED ->
          new Freshness(
              state.label(), "the block isn't as it was written: run again, which writes it anew");
    };
  }

  /** Whoever asks is told by the answer. */
  private static final class Silent implements SourceLog {
    @Override
    public void warn(String message) {}

    @Override
    public void info(String message) {}
  }
}
