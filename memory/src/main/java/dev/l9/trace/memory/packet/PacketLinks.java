package dev.l9.trace.memory.packet;

import org.jspecify.annotations.Nullable;

/**
 * What joins a packet with others, in 64 bits each: the beginning of a SHA-256. Those of an event
 * are the id that its span has for other tracers (docs/export.md), so that a span of another
 * process, which a {@code traceparent} names, is found as any other parent. Immutable.
 *
 * @param event of the event's {@code trace_id}; null if the packet is of no event
 * @param parent of the event that has caused this one, also in another process, or of the packet
 *     that this one follows from; null if there is none
 * @param remoteTrace the W3C trace that a root belongs to, in 32 hex digits; null if it isn't said
 * @param inputs of the arguments of a call, without what differs from run to run; null if the
 *     packet is of no event
 * @param correlation of what the packet has in common with others; null if nothing
 * @param nanos how long the event took; 0 for other packets
 */
public record PacketLinks(
    @Nullable Long event,
    @Nullable Long parent,
    @Nullable String remoteTrace,
    @Nullable Long inputs,
    @Nullable Long correlation,
    long nanos) {}
