package dev.l9.trace.memory.store.sqlite;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Adds packets one by one, and prints the number of each when it is acknowledged: a program to be
 * killed. Its arguments are the folder, the first and the last number.
 */
final class AddingProgram {

  private AddingProgram() {}

  public static void main(String[] args) {
    StoreUrl.InFolder url = new StoreUrl.InFolder(Path.of(args[0]));
    try (PacketStore store = SqliteStores.open(url, true)) {
      for (int i = Integer.parseInt(args[1]); i <= Integer.parseInt(args[2]); i++) {
        List<IndexedPacket> one = List.of(new IndexedPacket(packet(i), PacketIndex.NONE));
        store.write(writer -> writer.add(one));
        System.out.println(i);
      }
    } catch (StoreException e) {
      System.out.println(e.getMessage());
      System.exit(3);
    }
  }

  static Packet packet(int number) {
    return Packet.of(
        PacketType.TRACE,
        Instant.ofEpochSecond(number),
        new Fields(Map.of("text", new CapturedValue.Text(number + "x".repeat(20_000)))),
        new Envelope(
            new Metadata("a", "b"),
            new Provenance(null, "c", "d"),
            PacketIds.ofThread("t" + number)));
  }
}
