package dev.l9.trace.generator.extract;

import java.util.Locale;

/** How repeated calls are noticed. */
public enum IdempotencyMechanism {
  SUBSTRATE_LOOKUP,
  MEMORY_CACHE,
  BOTH,
  NONE;

  /** As specs and reports have it, such as {@code memory_cache}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
