package dev.l9.trace.generator.reading;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a spec.
 *
 * @param spec empty if anything is wrong with it
 * @param blockers all that is wrong, by line; empty if nothing is
 */
public record Reading(Optional<ModuleSpec> spec, List<Blocker> blockers) {

  public Reading {
    blockers = List.copyOf(blockers);
  }
}
