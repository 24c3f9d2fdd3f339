package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.PacketLinks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks packets up by what joins them: the bits of {@link PacketLinks}. Each question takes the
 * time of what it returns, whatever the store holds. Not safe for use by several threads.
 */
public interface LinkIndex {

  /** The links of a packet. */
  Optional<LinkedPacket> of(UUID packet) throws StoreException;

  /** The packets of an event: one, unless different events have one id. The earliest come first. */
  List<LinkedPacket> ofEvent(long event, int limit) throws StoreException;

  /** The packets that have this parent, in the order of their times. */
  List<LinkedPacket> withParent(long parent, int limit) throws StoreException;

  /** How many packets have this parent; it stops counting at this number. */
  long countWithParent(long parent, int most) throws StoreException;

  /** The roots that belong to this trace of W3C, in the order of their times. */
  List<LinkedPacket> ofRemoteTrace(String trace, int limit) throws StoreException;

  /** The packets that have this in common, in the order of their times. */
  List<LinkedPacket> withCorrelation(long correlation, int limit) throws StoreException;

  /** The packets with the subject of this one, the latest first, itself too. */
  List<LinkedPacket> ofSubjectOf(UUID packet, int limit) throws StoreException;

  /** The packets whose ids are from this one to that one, both included. */
  List<UUID> between(UUID first, UUID last, int limit) throws StoreException;

  /**
   * The packets of events whose {@code trace_id} may begin so: the caller looks whether they do.
   *
   * @param second of their start, since 1970
   * @param beginning only letters, digits and {@code _}
   */
  List<UUID> ofEventsBeginning(long second, String beginning, int limit) throws StoreException;

  /** What a JVM was; empty if it isn't known. */
  Optional<JvmRun> jvm(String id) throws StoreException;
}
