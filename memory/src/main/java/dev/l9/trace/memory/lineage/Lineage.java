package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.packet.Packet;
import java.util.Optional;

/**
 * What a packet has to do with others.
 *
 * @param call if the packet is of an execution
 */
public record Lineage(Packet packet, Optional<CallLineage> call, Relatives relatives) {}
