// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-014","component_name":"RecordStep","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Writes what the run found to the packet store.","dependencies":["dev.l9.sample.memory.Packet",
// "dev.l9.sample.memory.PacketStore","dev.l9.sample.runtime.Step","java.io.IOException",
// "java.nio.file.NoSuchFileException","java.util.List","java.util.function.Supplier"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.memory.Packet;
import dev.l9.sample.memory.PacketStore;
import dev.l9.sample.runtime.Step;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Supplier;

/** Writes what the run found to the packet store. */
final class RecordStep implements Step {

  private final PacketStore store;
  private final String namespace;
  private final Supplier<List<Packet>> packets;

  /** Asks for the packets only when it runs, behind the steps that make them. */
  RecordStep(PacketStore store, String namespace, Supplier<List<Packet>> packets) {
    this.store = store;
    this.namespace = namespace;
    this.packets = packets;
  }

  /** No formula can have this name, so checkpoints don't mix the two up. */
  @Override
  public String name() {
    return "(record)";
  }

  @Override
  public String run() throws IOException {
    store.write(namespace, packets.get());
    return "written";
  }

  @Override
  public boolean resume(String outcome) {
    return outcome.equals("written");
  }

  /** The first write into a new state finds no folder. */
  @Override
  public boolean recover(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      store.prepare();
      return true;
    }
    return false;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-014"}
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
