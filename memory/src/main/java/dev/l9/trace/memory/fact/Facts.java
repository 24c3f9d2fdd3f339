package dev.l9.trace.memory.fact;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.PacketWriter;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was counted of the executions in a store. It is what the packets in the store say: forgotten
 * ones don't count any more. Not safe for use by several threads.
 */
public final class Facts {

  /** So many tallies are told of in one transaction. */
  private static final int AT_ONCE = 200;

  private Facts() {}

  /**
   * Counts packets that were added in this transaction.
   *
   * @param tallies those of the keys
   * @param fresh the packets that were new, by the key of their tally
   */
  public static void count(
      PacketWriter writer, Map<String, Tally> tallies, Map<String, List<Packet>> fresh)
      throws StoreException {
    for (Map.Entry<String, List<Packet>> each : fresh.entrySet()) {
      Tally tally = tallies.get(each.getKey());
      if (tally == null) {
        throw new IllegalStateException("there is no tally of " + each.getKey());
      }
      MethodCount method = new MethodCount(TallyKey.of(tally.key()), tally.state());
      each.getValue().forEach(packet -> method.count(Execution.of(packet)));
      writer.save(tally.counted(method.state()));
    }
  }

  /**
   * Has packets tell of all that has changed since packets told of it, also of what an interrupted
   * process has left. A packet names the one that it replaces as its parent.
   *
   * @return how many packets there are of it
   */
  public static int seal(PacketStore store) throws StoreException {
    recount(store);
    int all = 0;
    while (true) {
      int[] sealed = store.write(Facts::sealSome);
      all += sealed[1];
      if (sealed[0] < AT_ONCE) {
        return all;
      }
    }
  }

  /** How many tallies were told of, and by how many packets. */
  private static int[] sealSome(PacketWriter writer) throws StoreException {
    List<Tally> open = writer.openTallies(AT_ONCE);
    List<IndexedPacket> packets = new ArrayList<>();
    for (Tally tally : open) {
      MethodCount method = new MethodCount(TallyKey.of(tally.key()), tally.state());
      packets.addAll(FactPackets.seal(method));
      writer.save(tally.sealed(method.state()));
    }
    writer.add(packets);
    return new int[] {open.size(), packets.size()};
  }

  /**
   * Forgets packets, what was counted of them, and what was learnt of their methods.
   *
   * @return how many packets were removed; those that told what was counted don't count
   */
  public static long forget(PacketStore store, PacketFilter filter) throws StoreException {
    long forgotten = store.forget(filter);
    seal(store);
    store.compact();
    return forgotten;
  }

  /** Counts anew what forgotten packets were a part of. */
  private static void recount(PacketStore store) throws StoreException {
    while (store.write(Facts::recountSome)) {
      // The next ones.
    }
  }

  private static boolean recountSome(PacketWriter writer) throws StoreException {
    List<Tally> broken = writer.brokenTallies(AT_ONCE);
    for (Tally tally : broken) {
      recount(writer, tally);
    }
    return !broken.isEmpty();
  }

  private static void recount(PacketWriter writer, Tally tally) throws StoreException {
    TallyKey key = TallyKey.of(tally.key());
    MethodCount before = new MethodCount(key, tally.state());
    for (String subject : key.subjects(before.failures().keySet())) {
      writer.forgetSubject(subject);
    }
    writer.forgetSubjects(LearntSubject.beginning(key.method()));
    MethodCount method = new MethodCount(key, "");
    writer.forEachCounted(tally, packet -> method.count(Execution.of(packet)));
    if (method.isEmpty()) {
      writer.remove(tally);
    } else {
      writer.save(tally.counted(method.state()));
    }
  }
}
