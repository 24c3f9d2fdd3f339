package dev.l9.trace.mcp.project;

import dev.l9.trace.memory.store.StoreUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the server sees: the files below a root, one trace, and a memory.
 *
 * @param memory of what ran in earlier runs, if there is one
 * @param doctor the name of the report of the agent's decisions, below the root
 */
public record Project(
    ProjectRoot root,
    TraceSession session,
    SourceFiles sources,
    Optional<ProjectMemory> memory,
    String doctor) {

  /** How long a question waits while a large trace is read for the first time. */
  private static final long PATIENCE_MILLIS = 20_000;

  /**
   * The project at a folder.
   *
   * @param trace the trace that somebody named, wherever it is; empty for {@code trace.jsonl} below
   *     the root
   * @param memory the memory that somebody named, wherever it is; empty for the one below the root,
   *     if there is one
   * @param isKept whether the index of the trace is kept beside it
   */
  public static Project of(
      Path folder, Optional<Path> trace, Optional<StoreUrl> memory, boolean isKept)
      throws IOException {
    ProjectRoot root = ProjectRoot.of(folder);
    Path read = trace.orElseGet(() -> confined(root));
    return new Project(
        root,
        new TraceSession(read, isKept, PATIENCE_MILLIS),
        new SourceFiles(root),
        ProjectMemory.of(root, memory),
        "l9-doctor.jsonl");
  }

  /** Where the classes of the project are. */
  public ClassFolders classes() {
    return new ClassFolders(root);
  }

  /** A link in the root that leads out of it is as if it weren't there. */
  private static Path confined(ProjectRoot root) {
    Path trace = root.folder().resolve("trace.jsonl");
    boolean isThere = Files.exists(trace);
    return !isThere || root.inside(trace).isPresent()
        ? trace
        : root.folder().resolve(".l9/no-trace-outside-of-the-root.jsonl");
  }
}
