package dev.l9.trace.memory.embed;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreStats;
import dev.l9.trace.memory.store.VectorModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the vectors that packets in a store don't have yet. What was made stays if it is
 * interrupted. Only {@link #done} and {@link #all} may be asked by other threads.
 */
public final class VectorFill {

  /** So many vectors are stored in one transaction. */
  private static final int AT_ONCE = 50;

  private final PacketStore store;
  private final Embedder embedder;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong all = new AtomicLong();

  public VectorFill(PacketStore store, Embedder embedder) {
    this.store = store;
    this.embedder = embedder;
  }

  /**
   * Makes vectors, at most so many.
   *
   * @return how many packets still have none
   * @throws StoreException where the store can't hold vectors
   */
  public long fill(long most) throws StoreException, EmbeddingException {
    VectorModel model = embedder.model();
    StoreStats stats = store.stats();
    long missing = stats.searched() - stats.vectors().getOrDefault(model.name(), 0L);
    all.set(Math.min(missing, most));
    while (done.get() < most) {
      List<Packet> packets = store.withoutVector(model, (int) Math.min(AT_ONCE, most - done.get()));
      if (packets.isEmpty()) {
        break;
      }
      store.addVectors(model, vectors(packets));
      done.addAndGet(packets.size());
    }
    long rest = Math.max(0, missing - done.get());
    if (done.get() > 0 && rest == 0) {
      store.removeOldVectors();
    }
    return rest;
  }

  private Map<UUID, float[]> vectors(List<Packet> packets)
      throws StoreException, EmbeddingException {
    Map<UUID, float[]> former = store.vectors(embedder.model(), parents(packets));
    Map<UUID, float[]> vectors = new LinkedHashMap<>();
    for (Packet packet : packets) {
      String text = MeaningText.of(packet);
      UUID parent = packet.provenance().parent();
      float[] vector = parent == null ? null : former.get(parent);
      if (parent == null || vector == null || !text.equals(text(parent))) {
        vector = embedder.embed(text);
      }
      vectors.put(packet.id(), vector);
    }
    return vectors;
  }

  private static List<UUID> parents(List<Packet> packets) {
    return packets.stream()
        .map(packet -> packet.provenance().parent())
        .filter(Objects::nonNull)
        .toList();
  }

  private String text(UUID packet) throws StoreException {
    Optional<Packet> found = store.get(packet);
    return found.isPresent() ? MeaningText.of(found.get()) : "";
  }

  /** How many vectors were made. */
  public long done() {
    return done.get();
  }

  /** How many are to be made. */
  public long all() {
    return all.get();
  }
}
