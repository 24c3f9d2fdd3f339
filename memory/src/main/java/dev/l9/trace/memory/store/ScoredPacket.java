package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.Packet;

/**
 * A packet that was found.
 *
 * @param score the more, the better it fits; only scores of one search are comparable
 */
public record ScoredPacket(Packet packet, double score) {}
