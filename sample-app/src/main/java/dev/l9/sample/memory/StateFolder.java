// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-MEMO-005","component_name":"StateFolder","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"foundation","domain":"memory","type":"adapter",
// "status":"active","governance_level":"high","compliance_required":true,"audit_trail":true,
// "purpose":"The folder in which a run finds what earlier runs left.",
// "dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","dev.l9.trace.memory.store.sqlite.SqliteStores",
// "java.io.IOException","java.nio.charset.StandardCharsets","java.nio.file.DirectoryNotEmptyException",
// "java.nio.file.Files","java.nio.file.Path","java.nio.file.StandardCopyOption","java.util.Comparator",
// "java.util.List","java.util.function.Predicate","java.util.stream.Stream"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.memory;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.memory.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder in which a run finds what earlier runs left. */
public record StateFolder(Path root) {

  /** The beginning of the names of the store's files. */
  static final String STORE = SqliteStores.FILE;

  /** Where the store of packets is. */
  public Path memory() {
    return root.resolve("memory");
  }

  /** Where checkpoints of unfinished runs are. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** Removes all state; files that aren't ours stay, whatever folder the user named. */
  @L9Traced(task = "clear state", layer = HrmLayer.MEMORY, operation = "memory.clear")
  public void clear() throws IOException {
    clear(memory(), name -> name.startsWith(STORE));
    clear(checkpoints(), name -> name.endsWith(".checkpoint"));
  }

  private static void clear(Path folder, Predicate<String> isOurs) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      // The log of a database, whose name is longer, goes before the database.
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (isOurs.test(String.valueOf(file.getFileName()))) {
          Files.delete(file);
        }
      }
    }
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody else's files are in it.
    }
  }

  /** Replaces a file's lines so that a reader, or a crash, finds the old or the new ones whole. */
  public static void replace(Path file, List<String> lines) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.write(written, lines, StandardCharsets.UTF_8);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-MEMO-005"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
