package dev.l9.trace.memory.seed;

import dev.l9.trace.memory.store.Checkpoint;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.PacketWriter;
import dev.l9.trace.memory.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs that can be loaded into stores, all of them in one transaction. A store remembers which
 * version of a pack it has; an older one changes nothing. Immutable.
 */
public final class Seeds {

  private final List<SeedPack> packs;
  private final Reason reason;

  /** Why packs are loaded. */
  private enum Reason {
    /** Nobody has asked for it: what was forgotten stays forgotten. */
    A_STORE_IS_OPENED,
    /** The packs of the program are to be there again. */
    ASKED_FOR,
    /** Somebody has written packs, whose mistakes he is told. */
    WRITTEN
  }

  private Seeds(List<SeedPack> packs, Reason reason) {
    this.packs = packs;
    this.reason = reason;
  }

  /** The packs that come with the program; they are loaded also where they were forgotten. */
  public static Seeds shipped() {
    return new Seeds(ShippedPack.readAll(), Reason.ASKED_FOR);
  }

  /**
   * The packs of a folder: its files that end in {@code .yaml}.
   *
   * @throws SeedException where something is wrong with them; it tells all that is
   */
  public static Seeds of(Path folder) throws IOException {
    return new Seeds(SeedFolder.read(folder), Reason.WRITTEN);
  }

  /**
   * Loads the packs that come with the program, unless the store has this version of them or a
   * newer one, or they were forgotten. If there is nothing to do, this reads no pack.
   */
  public static void loadNew(PacketStore store) throws StoreException {
    if (!store.write(Seeds::hasShipped)) {
      Seeds seeds = new Seeds(ShippedPack.readAll(), Reason.A_STORE_IS_OPENED);
      store.write(writer -> seeds.load(writer, new ArrayList<>()));
    }
  }

  private static boolean hasShipped(PacketWriter writer) throws StoreException {
    for (ShippedPack pack : ShippedPack.values()) {
      if (version(writer, pack.packName()) < pack.version()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Loads these packs. Packs that are there already add nothing.
   *
   * @throws SeedException where packs don't fit to those that the store has
   */
  public List<SeedResult> load(PacketStore store) throws IOException {
    List<SeedProblem> problems = new ArrayList<>();
    List<SeedResult> results = store.write(writer -> load(writer, problems));
    if (!problems.isEmpty()) {
      throw new SeedException(problems);
    }
    return results;
  }

  private List<SeedResult> load(PacketWriter writer, List<SeedProblem> problems)
      throws StoreException {
    LoadedSeeds loaded = LoadedSeeds.in(writer);
    List<PackChange> changes = new ArrayList<>();
    for (SeedPack pack : packs) {
      int before = version(writer, pack.name());
      PackChange change = PackChange.of(pack, before, loaded, reason != Reason.A_STORE_IS_OPENED);
      changes.add(change);
      if (reason == Reason.WRITTEN) {
        problems.addAll(loaded.takenIds(pack, packs));
        change.conflict(before).ifPresent(problems::add);
      }
    }
    return problems.isEmpty() ? applied(changes, writer) : List.of();
  }

  private static List<SeedResult> applied(List<PackChange> changes, PacketWriter writer)
      throws StoreException {
    List<SeedResult> results = new ArrayList<>();
    for (PackChange change : changes) {
      change.apply(writer);
      SeedPack pack = change.pack();
      if (version(writer, pack.name()) < pack.version()) {
        writer.save(new Checkpoint(source(pack.name()), pack.version(), ""));
      }
      results.add(change.result());
    }
    return results;
  }

  /** The version that was loaded last, also if it was forgotten since; 0 if there was none. */
  private static int version(PacketWriter writer, String pack) throws StoreException {
    return writer.checkpoint(source(pack)).map(read -> Math.toIntExact(read.offset())).orElse(0);
  }

  private static String source(String pack) {
    return "seed:" + pack;
  }
}
