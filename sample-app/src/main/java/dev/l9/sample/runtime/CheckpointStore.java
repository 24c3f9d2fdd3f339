// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-RUNT-001","component_name":"CheckpointStore","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"operations","domain":"runtime","type":"engine",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "The checkpoint of one run: a first line with the run's fingerprint, then step<tab>outcome, a line for each finished step.",
// "dependencies":["dev.l9.sample.memory.StateFolder","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.io.IOException","java.nio.charset.StandardCharsets","java.nio.file.Files","java.nio.file.Path",
// "java.util.ArrayList","java.util.LinkedHashMap","java.util.List","java.util.Map"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.runtime;

import dev.l9.sample.memory.StateFolder;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checkpoint of one run: a first line with the run's fingerprint, then {@code
 * step<tab>outcome}, a line for each finished step.
 */
public final class CheckpointStore {

  private final Path file;
  private final String fingerprint;

  /**
   * Keeps the checkpoint of this run.
   *
   * @param fingerprint the same only when the outcomes of all steps would be the same
   */
  public CheckpointStore(StateFolder state, String namespace, String fingerprint) {
    this.file = state.checkpoints().resolve(namespace + ".checkpoint");
    this.fingerprint = fingerprint;
  }

  /** The outcomes of finished steps; none when the checkpoint is of another run. */
  @L9Traced(
      task = "read checkpoint",
      layer = HrmLayer.MEMORY,
      operation = "memory.read",
      patterns = "checkpoint")
  Map<String, String> load() throws IOException {
    Map<String, String> outcomes = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return outcomes;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(fingerprint)) {
      return outcomes;
    }
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        outcomes.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return outcomes;
  }

  /** Replaces the checkpoint. */
  @L9Traced(
      task = "write checkpoint",
      layer = HrmLayer.MEMORY,
      operation = "memory.write",
      patterns = {"checkpoint", "atomic-replace"})
  void save(Map<String, String> outcomes) throws IOException {
    Files.createDirectories(file.getParent());
    List<String> lines = new ArrayList<>(List.of(fingerprint));
    outcomes.forEach((step, outcome) -> lines.add(step + "\t" + outcome));
    StateFolder.replace(file, lines);
  }

  /** Forgets the checkpoint, once the run is complete. */
  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-RUNT-001"}
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
