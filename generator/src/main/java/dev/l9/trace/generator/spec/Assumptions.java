package dev.l9.trace.generator.spec;

import java.util.Optional;

/**
 * What a spec expects the repository to say; where it says something else, that counts, and is
 * reported.
 *
 * @param toolIdentity {@code tool_id} or {@code tool_name}
 * @param idempotency {@code substrate_lookup}, {@code memory_cache}, {@code both} or {@code none}
 * @param line where the spec has them; 0 if it has none
 */
public record Assumptions(Optional<String> toolIdentity, Optional<String> idempotency, int line) {

  /** None. */
  public static final Assumptions NONE = new Assumptions(Optional.empty(), Optional.empty(), 0);
}
