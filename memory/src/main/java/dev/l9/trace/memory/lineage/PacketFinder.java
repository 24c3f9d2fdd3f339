package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.fact.Execution;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketLinker;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds packets by what somebody types: a {@code packet_id} or the {@code trace_id} of an event, or
 * the beginning of one. The beginning of a {@code trace_id} has its second with the {@code _}
 * behind it, by which events are looked up. Not safe for use by several threads.
 */
public final class PacketFinder {

  private static final String LEAST = "00000000-0000-0000-0000-000000000000";
  private static final String MOST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
  private static final Pattern EVENT = Pattern.compile("[a-z]{3}_([0-9]{10})_[a-z0-9]*");

  /** Fewer digits are in too many ids. */
  private static final int LEAST_DIGITS = 4;

  private final PacketStore store;

  public PacketFinder(PacketStore store) {
    this.store = store;
  }

  /** The packets that are meant, at most so many. */
  public List<Packet> find(String id, int limit) throws StoreException {
    List<Packet> found = new ArrayList<>();
    long bits = new PacketLinker().bits(id);
    for (LinkedPacket packet : store.links().ofEvent(bits, limit)) {
      store.get(packet.id()).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      for (UUID packet : byBeginning(id, limit)) {
        store.get(packet).filter(each -> begins(each, id)).ifPresent(found::add);
      }
    }
    return found;
  }

  private List<UUID> byBeginning(String id, int limit) throws StoreException {
    Matcher event = EVENT.matcher(id);
    if (event.matches()) {
      return store.links().ofEventsBeginning(Long.parseLong(event.group(1)), id, limit);
    }
    boolean isOfUuid =
        id.length() >= LEAST_DIGITS
            && id.length() <= LEAST.length()
            && (id + LEAST.substring(id.length()))
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    return isOfUuid
        ? store
            .links()
            .between(
                UUID.fromString(id + LEAST.substring(id.length())),
                UUID.fromString(id + MOST.substring(id.length())),
                limit)
        : List.of();
  }

  private static boolean begins(Packet packet, String id) {
    return packet.id().toString().startsWith(id)
        || (CallReader.isCall(packet) && Execution.of(packet).text("trace_id").startsWith(id));
  }
}
