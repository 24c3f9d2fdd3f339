package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.PacketType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a store holds.
 *
 * @param packets how many of each type there are; those that newer ones replace count too
 * @param replaced how many packets newer ones replace
 * @param searched how many packets are searched
 * @param vectors how many searched packets have a vector, of each model
 * @param first the time of the earliest packet; null if there is none. Seeds have no time
 * @param bytes how much it takes on the disk
 * @param version of the schema
 * @param hasVectors whether it can hold vectors at all
 */
public record StoreStats(
    Map<PacketType, Long> packets,
    long replaced,
    long searched,
    Map<String, Long> vectors,
    @Nullable Instant first,
    @Nullable Instant last,
    long bytes,
    String version,
    boolean hasVectors) {
  public StoreStats {
    packets = Map.copyOf(packets);
    vectors = Map.copyOf(vectors);
  }

  /** How many packets there are. */
  public long all() {
    return packets.values().stream().mapToLong(Long::longValue).sum();
  }
}
