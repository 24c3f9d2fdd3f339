// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-MEMO-008","component_name":"Note","module_version":"1.0.0","created_at":"2026-11-30T04:09:51Z",
// "created_by":"L9 Trace","layer":"foundation","domain":"memory","type":"adapter","status":"active",
// "governance_level":"high","compliance_required":true,"audit_trail":true,"purpose":"One thing to be remembered.",
// "dependencies":["java.util.Map","java.util.Set","java.util.TreeMap","java.util.TreeSet"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.memory;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One thing to be remembered.
 *
 * @param subject what it is about: a newer note takes the place of the one with the same subject
 * @param keys further names by which it is found
 * @param status success, error or blocked
 * @param text what it says, for people
 * @param facts what it says, for the program
 */
public record Note(
    String subject, Set<String> keys, String status, String text, Map<String, String> facts) {

  /** Copies the collections, and sorts them: equal notes look equal in each run. */
  public Note {
    keys = new TreeSet<>(keys);
    facts = new TreeMap<>(facts);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-MEMO-008"}
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
