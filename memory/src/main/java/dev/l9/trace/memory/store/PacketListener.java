package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.Packet;

/** Is handed packets, one after the other. */
@FunctionalInterface
public interface PacketListener {

  /** Looks at a packet. It doesn't call the store. */
  void packet(Packet packet) throws StoreException;
}
