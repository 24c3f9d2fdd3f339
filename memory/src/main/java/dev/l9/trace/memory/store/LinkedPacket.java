package dev.l9.trace.memory.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A packet as its links show it: enough to go on to others, without its content.
 *
 * @param event the bits of its event; null if it is of none
 * @param parent the bits of its parent; null if it has none
 * @param startMicros when it happened, in microseconds since 1970
 * @param nanos how long it took
 * @param inputs the bits of its inputs; null if it is of no event
 * @param tally the number of the tally that counts it; null if none does
 */
public record LinkedPacket(
    UUID id,
    @Nullable Long event,
    @Nullable Long parent,
    String method,
    String status,
    long startMicros,
    long nanos,
    @Nullable Long inputs,
    @Nullable Long tally) {}
