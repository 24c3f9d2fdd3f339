// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"LEA-WORL-004","component_name":"WorldModelStore","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"learning","domain":"world","type":"tracker",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "The world model as lines of a file, fields parted by tabs: strategy NAME runs kept, block fingerprint reason and pattern code times, under a line with the\u2026",
// "dependencies":["dev.l9.sample.memory.StateFolder","dev.l9.sample.simulation.Strategy","dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.io.IOException","java.nio.charset.StandardCharsets","java.nio.file.Files",
// "java.util.ArrayList","java.util.List","org.slf4j.Logger","org.slf4j.LoggerFactory"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.world;

import dev.l9.sample.memory.StateFolder;
import dev.l9.sample.simulation.Strategy;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The world model as lines of a file, fields parted by tabs: {@code strategy NAME runs kept},
 * {@code block fingerprint reason} and {@code pattern code times}, under a line with the format.
 */
public final class WorldModelStore {

  private static final Logger log = LoggerFactory.getLogger(WorldModelStore.class);
  private static final String FORMAT = "l9-world-model 1";

  private final StateFolder state;

  /** Keeps the world model in this state. */
  public WorldModelStore(StateFolder state) {
    this.state = state;
  }

  /** The stored model, without the lines that can't be read; an empty one when there is none. */
  @L9Traced(
      task = "read world model",
      layer = HrmLayer.MEMORY,
      operation = "memory.read",
      patterns = "world-model")
  public WorldModel load() throws IOException {
    WorldModel model = new WorldModel();
    if (!Files.exists(state.worldModel())) {
      return model;
    }
    List<String> lines = Files.readAllLines(state.worldModel(), StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
      log.warn("{} is not in the format '{}', starting anew", state.worldModel(), FORMAT);
      return model;
    }
    for (String line : lines.subList(1, lines.size())) {
      try {
        restore(model, line.split("\t", -1));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        log.warn("{}: line '{}' is left out: {}", state.worldModel(), line, e.toString());
      }
    }
    return model;
  }

  private static void restore(WorldModel model, String[] fields) {
    switch (fields[0]) {
      case "strategy" -> {
        TrackRecord record =
            new TrackRecord(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
        model.restore(Strategy.valueOf(fields[1]), record);
      }
      case "block" -> model.learnBlock(fields[1], fields[2]);
      case "pattern" -> model.patterns().add(fields[1], Integer.parseInt(fields[2]));
      default -> throw new IllegalArgumentException("unknown kind of line");
    }
  }

  /** Replaces the stored model; makes the state folder if need be. */
  @L9Traced(
      task = "write world model",
      layer = HrmLayer.MEMORY,
      operation = "memory.write",
      patterns = {"world-model", "atomic-replace"})
  public void save(WorldModel model) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FORMAT));
    for (Strategy strategy : Strategy.values()) {
      TrackRecord record = model.record(strategy);
      if (record.runs() > 0) {
        lines.add(
            String.join(
                "\t",
                "strategy",
                strategy.name(),
                Integer.toString(record.runs()),
                Integer.toString(record.kept())));
      }
    }
    model
        .blocks()
        .forEach((fingerprint, reason) -> lines.add("block\t" + fingerprint + "\t" + reason));
    model.patterns().all().forEach((code, times) -> lines.add("pattern\t" + code + "\t" + times));
    Files.createDirectories(state.root());
    StateFolder.replace(state.worldModel(), lines);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"LEA-WORL-004"}
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
