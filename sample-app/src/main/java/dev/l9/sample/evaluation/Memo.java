// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-EVAL-002","component_name":"Memo","module_version":"1.0.0","created_at":"2026-11-21T07:37:37Z",
// "created_by":"L9 Trace","layer":"foundation","domain":"evaluation","type":"engine","status":"active",
// "governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Remembers results for the keys that are worth it, and no others.",
// "dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.HashMap","java.util.Map",
// "java.util.Optional","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.evaluation;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers results for the keys that are worth it, and no others.
 *
 * @param <K> what a result is found by
 * @param <V> the result
 */
public final class Memo<K, V> {

  private final Set<K> worthy;
  private final Map<K, V> results = new HashMap<>();

  /** Remembers for these keys only. */
  public Memo(Set<K> worthy) {
    this.worthy = Set.copyOf(worthy);
  }

  /** Whether a result for the key is kept. */
  public boolean keeps(K key) {
    return worthy.contains(key);
  }

  /** The result, if it was remembered. */
  @L9Traced(
      task = "recall shared result",
      layer = HrmLayer.MEMORY,
      operation = "memory.read",
      patterns = "memoization")
  public Optional<V> recall(K key) {
    return Optional.ofNullable(results.get(key));
  }

  /** Keeps a result, if its key is worth it. */
  public void remember(K key, V result) {
    if (keeps(key)) {
      results.put(key, result);
    }
  }

  /** How many results are kept now. */
  public int size() {
    return results.size();
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-EVAL-002"}
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
