// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-014","component_name":"RecordStep","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Has the memory keep what the run found.",
// "dependencies":["dev.l9.sample.memory.Memory","dev.l9.sample.memory.Note","dev.l9.sample.runtime.Step",
// "java.io.IOException","java.util.List","java.util.function.Supplier"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.memory.Memory;
import dev.l9.sample.memory.Note;
import dev.l9.sample.runtime.Step;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Has the memory keep what the run found. */
final class RecordStep implements Step {

  private final Memory memory;
  private final Supplier<Note> results;

  /** Asks for the results only when it runs, behind the steps that make them. */
  RecordStep(Memory memory, Supplier<Note> results) {
    this.memory = memory;
    this.results = results;
  }

  /** No formula can have this name, so checkpoints don't mix the two up. */
  @Override
  public String name() {
    return "(record)";
  }

  @Override
  public String run() throws IOException {
    memory.add(List.of(results.get()));
    return "written";
  }

  @Override
  public boolean resume(String outcome) {
    return outcome.equals("written");
  }

  /** The first write into a new state finds no store. */
  @Override
  public boolean recover(IOException failure) throws IOException {
    return memory.prepare();
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
