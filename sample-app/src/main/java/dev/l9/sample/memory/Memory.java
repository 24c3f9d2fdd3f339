// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-MEMO-007","component_name":"Memory","module_version":"1.0.0",
// "created_at":"2026-11-30T04:09:51Z","created_by":"L9 Trace","layer":"foundation","domain":"memory","type":"adapter",
// "status":"active","governance_level":"high","compliance_required":true,"audit_trail":true,
// "purpose":"What the application remembers across runs: packets, in a store of its own.","dependencies":[
// "dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","dev.l9.trace.L9Tracer","dev.l9.trace.memory.store.PacketFilter",
// "dev.l9.trace.memory.store.PacketStore","dev.l9.trace.memory.store.StoreException",
// "dev.l9.trace.memory.store.StoreUrl","dev.l9.trace.memory.store.open.PacketStores","java.io.IOException",
// "java.nio.file.Files","java.util.List","java.util.Map","java.util.Optional","java.util.Set","java.util.UUID"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.memory;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the application remembers across runs: packets, in a store of its own. The store is opened
 * when it is needed, and {@code l9 memory} reads it too. For one thread.
 */
public final class Memory implements AutoCloseable {

  private static final PacketFilter OURS = PacketFilter.CURRENT.ofThread(NotePackets.THREAD);
  private static final int MOST = 1000;

  private final StateFolder state;
  private Optional<PacketStore> store = Optional.empty();

  /** Keeps the store in this state. */
  public Memory(StateFolder state) {
    this.state = state;
  }

  /** The facts of the notes with this key or subject, the latest first; of a subject its latest. */
  @L9Traced(
      task = "read packets",
      layer = HrmLayer.MEMORY,
      operation = "memory.read",
      patterns = "packet-envelope")
  public List<Map<String, String>> about(String key) throws IOException {
    if (!isThere()) {
      return List.of();
    }
    L9Tracer.metadata("tier", "warm");
    open();
    return store.orElseThrow().withKeys(Set.of(key), OURS, MOST).stream()
        .map(found -> NotePackets.facts(found.packet()))
        .toList();
  }

  /** The id of the packet that has this subject; none if there is no such note. */
  public Optional<UUID> packet(String subject) throws IOException {
    if (!isThere()) {
      return Optional.empty();
    }
    open();
    return store.orElseThrow().withKeys(Set.of(subject), OURS, 1).stream()
        .map(found -> found.packet().id())
        .findFirst();
  }

  /**
   * Adds notes, all of them or none.
   *
   * @throws StoreException when the store isn't there yet; see {@link #prepare}
   */
  @L9Traced(
      task = "write packets",
      layer = HrmLayer.MEMORY,
      operation = "memory.write",
      patterns = {"packet-envelope", "transaction"})
  public void add(List<Note> notes) throws IOException {
    open();
    store.orElseThrow().write(writer -> writer.add(notes.stream().map(NotePackets::of).toList()));
    L9Tracer.metadata("tier", "warm");
  }

  /**
   * Makes the store: needed once in the life of a state, so not looked for at each write.
   *
   * @return whether there was none
   */
  @L9Traced(task = "prepare store", layer = HrmLayer.MEMORY, operation = "memory.prepare")
  public boolean prepare() throws IOException {
    if (isThere()) {
      return false;
    }
    store = Optional.of(PacketStores.make(new StoreUrl.InFolder(state.memory())));
    return true;
  }

  private boolean isThere() {
    return Files.exists(state.memory().resolve(StateFolder.STORE));
  }

  /** Gives nothing back, so that no trace holds a whole store. */
  private void open() throws StoreException {
    if (store.isEmpty()) {
      store = Optional.of(PacketStores.open(new StoreUrl.InFolder(state.memory())));
    }
  }

  @Override
  public void close() throws StoreException {
    if (store.isPresent()) {
      store.get().close();
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-MEMO-007"}
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
