package dev.l9.trace.generator.extract;

/** How repeated calls are noticed. */
public enum IdempotencyMechanism {
  SUBSTRATE_LOOKUP,
  MEMORY_CACHE,
  BOTH,
  NONE
}
