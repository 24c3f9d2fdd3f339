package dev.l9.trace.memory.ingest;

import dev.l9.trace.memory.fact.Execution;
import dev.l9.trace.memory.fact.Facts;
import dev.l9.trace.memory.fact.TallyKey;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.Checkpoint;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.JvmRun;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.PacketWriter;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.Tally;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.JvmInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events that are added in one transaction, with what is counted of them and how far their file was
 * read. Not safe for use by several threads.
 */
final class TraceBatch {

  private static final int MOST_EVENTS = 4000;
  private static final long MOST_BYTES = 16 << 20;

  private final List<Added> events = new ArrayList<>();
  private final Map<String, JvmRun> jvms = new HashMap<>();
  private long bytes;

  /** An event's packet, and the JVM that it is of. */
  private record Added(Packet packet, String jvm, @Nullable JvmRun run) {}

  void add(Event event) {
    JvmRun run = event.isRun() ? run(JvmInfo.of(event)) : null;
    events.add(new Added(EventPackets.of(event), event.jvm(), run));
    bytes += event.length();
  }

  private static JvmRun run(JvmInfo info) {
    return new JvmRun(info.id(), info.run(), info.revision() + (info.isDirty() ? "+" : ""));
  }

  boolean isFull() {
    return events.size() >= MOST_EVENTS || bytes >= MOST_BYTES;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /**
   * Adds the events to a store, and forgets them here.
   *
   * @param checkpoint null if the source can't be read again
   * @return how many were new
   */
  int addTo(PacketStore store, @Nullable Checkpoint checkpoint) throws StoreException {
    int added = store.write(writer -> add(writer, checkpoint));
    events.clear();
    bytes = 0;
    return added;
  }

  private int add(PacketWriter writer, @Nullable Checkpoint checkpoint) throws StoreException {
    Map<UUID, String> keys = new LinkedHashMap<>();
    for (Added event : events) {
      Execution execution = Execution.of(event.packet);
      JvmRun jvm = jvm(writer, event);
      if (execution.isExecution()) {
        keys.put(event.packet.id(), new TallyKey(execution.method(), jvm.revision()).text());
      }
    }
    Map<String, Tally> tallies = writer.tallies(new LinkedHashSet<>(keys.values()));
    List<Packet> fresh = writer.add(indexed(keys, tallies));
    Map<String, List<Packet>> counted = new LinkedHashMap<>();
    for (Packet packet : fresh) {
      String key = keys.get(packet.id());
      if (key != null) {
        counted.computeIfAbsent(key, k -> new ArrayList<>()).add(packet);
      }
    }
    Facts.count(writer, tallies, counted);
    if (checkpoint != null) {
      writer.save(checkpoint);
    }
    return fresh.size();
  }

  /** What is known of the JVM of an event: from a line before it, or from the store. */
  private JvmRun jvm(PacketWriter writer, Added event) throws StoreException {
    JvmRun run = event.run;
    if (run != null) {
      jvms.put(run.jvm(), run);
      writer.save(run);
      return run;
    }
    JvmRun known = jvms.get(event.jvm);
    if (known == null) {
      known = writer.jvm(event.jvm).orElse(new JvmRun(event.jvm, "", ""));
      jvms.put(event.jvm, known);
    }
    return known;
  }

  private List<IndexedPacket> indexed(Map<UUID, String> keys, Map<String, Tally> tallies) {
    List<IndexedPacket> indexed = new ArrayList<>();
    for (Added event : events) {
      Execution execution = Execution.of(event.packet);
      Tally tally = tallies.get(keys.getOrDefault(event.packet.id(), ""));
      indexed.add(
          new IndexedPacket(
              event.packet,
              new PacketIndex(
                  execution.method(),
                  execution.error(),
                  execution.file(),
                  execution.layer(),
                  execution.status(),
                  null,
                  null),
              tally == null ? null : tally.number()));
    }
    return indexed;
  }
}
