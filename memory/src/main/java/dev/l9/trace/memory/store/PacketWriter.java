package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.Packet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes a store within one transaction. It is valid only while the transaction goes on. Not safe
 * for use by several threads.
 */
public interface PacketWriter {

  /**
   * Adds packets. A packet with a subject replaces the one of that subject in searches.
   *
   * @return those that weren't there, in their order
   */
  List<Packet> add(List<IndexedPacket> packets) throws StoreException;

  /**
   * Hands over the packets of a filter, as this transaction sees them, in the order of times, and
   * then of ids.
   */
  void forEach(PacketFilter filter, PacketListener listener) throws StoreException;

  /** The tallies of these keys; those that aren't there are made. */
  Map<String, Tally> tallies(Collection<String> keys) throws StoreException;

  /** At most so many tallies that have changed since a packet told of them. */
  List<Tally> openTallies(int limit) throws StoreException;

  /** Tallies of which a forgotten packet was counted, so that they have to be counted anew. */
  List<Tally> brokenTallies(int limit) throws StoreException;

  /** Hands over the packets that a tally counts, in the order of times and ids. */
  void forEachCounted(Tally tally, PacketListener listener) throws StoreException;

  /** Writes what was counted. */
  void save(Tally tally) throws StoreException;

  /** Removes all packets of a subject, those that newer ones replace too. */
  void forgetSubject(String subject) throws StoreException;

  /** Removes all packets whose subject begins so, those that newer ones replace too. */
  void forgetSubjects(String beginning) throws StoreException;

  /** Removes a tally, of which no packet is left. */
  void remove(Tally tally) throws StoreException;

  /** Says how far a source was read. */
  void save(Checkpoint checkpoint) throws StoreException;

  /** How far this source was read; empty if it wasn't read. */
  Optional<Checkpoint> checkpoint(String source) throws StoreException;

  /** Remembers what a JVM was. */
  void save(JvmRun jvm) throws StoreException;

  /** What a JVM was; empty if it isn't known. */
  Optional<JvmRun> jvm(String id) throws StoreException;
}
