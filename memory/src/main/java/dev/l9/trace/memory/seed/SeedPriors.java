package dev.l9.trace.memory.seed;

import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Priors.ErrorHint;
import dev.l9.trace.memory.learn.Priors.Prior;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads from the seeds of a store what is expected before anything ran. */
public final class SeedPriors {

  private static final String ANY = "*";

  private SeedPriors() {}

  /** What the seeds of this store expect, in the order of their packs and entries. */
  public static Priors of(PacketStore store) throws StoreException {
    List<Prior> expected = new ArrayList<>();
    List<ErrorHint> hints = new ArrayList<>();
    PacketFilter seeds = PacketFilter.CURRENT.ofTypes(Set.of(PacketType.SEED));
    store.forEach(
        seeds,
        packet -> {
          if (!text(packet, SeedPackets.EXPECTS).isEmpty()) {
            expected.add(prior(packet));
          }
          for (String error : names(packet, About.ERRORS)) {
            hints.add(hint(packet, error));
          }
        });
    return new Priors(expected, hints);
  }

  private static Prior prior(Packet packet) {
    List<String> methods = names(packet, About.METHODS);
    return new Prior(
        text(packet, SeedPackets.ENTRY),
        text(packet, SeedPackets.SOURCE),
        methods.isEmpty() ? ANY : String.join("|", methods),
        String.join("|", names(packet, About.VARIABLES)),
        text(packet, SeedPackets.EXPECTS));
  }

  /** What an entry says of an error is a hint too, if it has no other one. */
  private static ErrorHint hint(Packet packet, String error) {
    String hint = text(packet, SeedPackets.HINT);
    return new ErrorHint(
        text(packet, SeedPackets.ENTRY),
        text(packet, SeedPackets.SOURCE),
        error,
        hint.isEmpty() ? text(packet, SeedPackets.TEXT) : hint);
  }

  private static String text(Packet packet, String key) {
    return packet.payload().values().get(key) instanceof Text text ? text.value() : "";
  }

  private static List<String> names(Packet packet, About about) {
    List<String> names = new ArrayList<>();
    if (packet.payload().values().get(about.key()) instanceof Items items) {
      for (CapturedValue name : items.values()) {
        names.add(name instanceof Text text ? text.value() : "");
      }
    }
    return names;
  }
}
