package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * A packet, and by what it is found.
 *
 * @param tally the number of the tally that counts it; null if none does
 */
public record IndexedPacket(Packet packet, PacketIndex index, @Nullable Long tally) {

  /** A packet that no tally counts. */
  public IndexedPacket(Packet packet, PacketIndex index) {
    this(packet, index, null);
  }
}
