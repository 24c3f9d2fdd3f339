package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.Packet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * Holds packets. What a method has written is durable when it returns: it survives the end of this
 * process and of the machine. What fails has changed nothing.
 *
 * <p>An object isn't safe for use by several threads, but several processes may read and write one
 * store at once; those that write take turns.
 */
public interface PacketStore extends AutoCloseable {

  /** What changes a store, all of it or nothing. */
  @FunctionalInterface
  interface Change<T> {

    /** Changes the store. If it fails, nothing has changed. */
    T in(PacketWriter writer) throws StoreException;
  }

  /** Changes the store in one transaction. */
  <T> T write(Change<T> change) throws StoreException;

  /** The packet of this id. */
  Optional<Packet> get(UUID id) throws StoreException;

  /** What is remembered of JVMs, in the order of their ids. */
  List<JvmRun> jvms() throws StoreException;

  /** The keys of all tallies, sorted. */
  SortedSet<String> tallyKeys() throws StoreException;

  /** Hands over the packets of a filter, in the order of times, and then of ids. */
  void forEach(PacketFilter filter, PacketListener listener) throws StoreException;

  /**
   * The searched packets that have at least one of these keys, with as many points as keys that
   * they have; the best first, and of equals the latest.
   *
   * @param keys names in small letters
   */
  List<ScoredPacket> withKeys(Collection<String> keys, PacketFilter filter, int limit)
      throws StoreException;

  /** The searched packets that have at least one of these words, ranked by how rare they are. */
  List<ScoredPacket> withWords(Collection<String> words, PacketFilter filter, int limit)
      throws StoreException;

  /** Looks packets up by what joins them. */
  LinkIndex links();

  /** Looks up executions by their methods. */
  CallIndex calls();

  /**
   * Adds the vectors of packets; those of packets that aren't there are left out, and those that
   * are there already stay.
   *
   * @throws StoreException where a vector has another length than the model says, or the model has
   *     had other dimensions before, or the store can't hold vectors
   */
  void addVectors(VectorModel model, Map<UUID, float[]> vectors) throws StoreException;

  /** Searched packets without a vector of this model, at most so many. */
  List<Packet> withoutVector(VectorModel model, int limit) throws StoreException;

  /**
   * The vectors that packets have. A packet that a newer one replaces keeps its vector until {@link
   * #removeOldVectors}, since that of the newer one may be the same.
   */
  Map<UUID, float[]> vectors(VectorModel model, Collection<UUID> packets) throws StoreException;

  /** Removes the vectors of packets that are no longer searched. */
  void removeOldVectors() throws StoreException;

  /**
   * The searched packets whose vectors are nearest, by the cosine of the angle between them. Those
   * of other models aren't compared.
   *
   * @throws StoreException where the vector has other dimensions than the model
   */
  List<ScoredPacket> nearest(VectorModel model, float[] vector, PacketFilter filter, int limit)
      throws StoreException;

  /**
   * Removes packets, and all that was made of their content by the store itself. Tallies that have
   * counted some of them become broken: the caller counts them anew.
   *
   * @return how many packets were removed
   */
  long forget(PacketFilter filter) throws StoreException;

  /** Removes what is forgotten from the files too, as far as the store can. It may take long. */
  void compact() throws StoreException;

  /** How much it holds. */
  StoreStats stats() throws StoreException;

  /** Where it is, without secrets. */
  StoreUrl url();

  @Override
  void close() throws StoreException;
}
