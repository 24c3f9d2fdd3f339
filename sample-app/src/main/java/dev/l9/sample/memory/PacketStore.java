// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-MEMO-004","component_name":"PacketStore","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"foundation","domain":"memory","type":"adapter",
// "status":"active","governance_level":"high","compliance_required":true,"audit_trail":true,
// "purpose":"Keeps the packets of each spec in a file of its own, the latest run's only.",
// "dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","dev.l9.trace.L9Tracer","java.io.IOException",
// "java.nio.charset.StandardCharsets","java.nio.file.Files","java.nio.file.Path","java.util.List",
// "java.util.Optional","org.slf4j.Logger","org.slf4j.LoggerFactory"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.memory;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the packets of each spec in a file of its own, the latest run's only. */
public final class PacketStore {

  private static final Logger log = LoggerFactory.getLogger(PacketStore.class);

  private final Path folder;

  /** Keeps packets in this state. */
  public PacketStore(StateFolder state) {
    this.folder = state.packets();
  }

  /** The packets of a namespace, in the order in which they were written; unreadable lines not. */
  @L9Traced(
      task = "read packets",
      layer = HrmLayer.MEMORY,
      operation = "memory.read",
      patterns = "packet-envelope")
  public List<Packet> read(String namespace) throws IOException {
    Path file = file(namespace);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<Packet> packets =
        lines.stream().map(PacketCodec::decode).flatMap(Optional::stream).toList();
    if (packets.size() < lines.size()) {
      log.warn("{} has {} unreadable lines, left out", file, lines.size() - packets.size());
    }
    L9Tracer.metadata("tier", "warm");
    return packets;
  }

  /**
   * Replaces the packets of a namespace.
   *
   * @throws java.nio.file.NoSuchFileException when the folder isn't there yet; see {@link #prepare}
   */
  @L9Traced(
      task = "write packets",
      layer = HrmLayer.MEMORY,
      operation = "memory.write",
      patterns = {"packet-envelope", "atomic-replace"})
  public void write(String namespace, List<Packet> packets) throws IOException {
    StateFolder.replace(file(namespace), packets.stream().map(PacketCodec::encode).toList());
    L9Tracer.metadata("tier", "warm");
  }

  /** Makes the folder: needed once in the life of a state, so not looked for at each write. */
  @L9Traced(task = "prepare store", layer = HrmLayer.MEMORY, operation = "memory.prepare")
  public void prepare() throws IOException {
    Files.createDirectories(folder);
  }

  private Path file(String namespace) {
    return folder.resolve(namespace + ".packets");
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-MEMO-004"}
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
