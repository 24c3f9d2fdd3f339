// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-MEMO-005","component_name":"StateFolder","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"foundation","domain":"memory","type":"adapter",
// "status":"active","governance_level":"high","compliance_required":true,"audit_trail":true,
// "purpose":"The folder in which a run finds what earlier runs left.","dependencies":["dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.io.IOException","java.nio.charset.StandardCharsets",
// "java.nio.file.DirectoryNotEmptyException","java.nio.file.Files","java.nio.file.Path",
// "java.nio.file.StandardCopyOption","java.util.List","java.util.stream.Stream"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.memory;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The folder in which a run finds what earlier runs left. */
public record StateFolder(Path root) {

  /** Where packets are, one file a spec. */
  public Path packets() {
    return root.resolve("packets");
  }

  /** Where checkpoints of unfinished runs are. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** Where the world model is. */
  public Path worldModel() {
    return root.resolve("world-model.txt");
  }

  /** Removes all state; files that aren't ours stay, whatever folder the user named. */
  @L9Traced(task = "clear state", layer = HrmLayer.MEMORY, operation = "memory.clear")
  public void clear() throws IOException {
    Files.deleteIfExists(worldModel());
    clear(packets(), ".packets");
    clear(checkpoints(), ".checkpoint");
  }

  private static void clear(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(ending)).toList()) {
        Files.delete(file);
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
