package dev.l9.trace.generator.spec;

import java.time.Duration;

/**
 * How repeated calls are noticed: by a field of the input (of an adapter: by what its header says),
 * for a time, and for so many at once.
 */
public record Idempotency(String key, Duration ttl, int maxEntries, int line) {}
