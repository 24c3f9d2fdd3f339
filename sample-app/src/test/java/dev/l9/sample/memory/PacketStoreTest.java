package dev.l9.sample.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketStoreTest {

  @TempDir Path folder;

  @Test
  void packets_comeBackAsTheyWere() throws Exception {
    PacketStore store = new PacketStore(new StateFolder(folder));
    List<Packet> packets =
        List.of(
            new Packet(Packet.Kind.VALUE, "price", "12.5"),
            new Packet(Packet.Kind.BLOCKED, "a\\t\tb", "two\nlines\r\\"));

    store.prepare();
    store.write("shop", packets);

    assertEquals(packets, store.read("shop"));
    assertEquals(
        "VALUE\tprice\t12.5\nBLOCKED\ta\\\\t\\tb\ttwo\\nlines\\r\\\\\n",
        Files.readString(folder.resolve("packets/shop.packets")));
  }

  @Test
  void firstWrite_failsWithoutTheFolder() {
    PacketStore store = new PacketStore(new StateFolder(folder));

    assertThrows(NoSuchFileException.class, () -> store.write("shop", List.of()));
  }

  @Test
  void unknownNamespace_hasNoPackets() throws Exception {
    assertEquals(List.of(), new PacketStore(new StateFolder(folder)).read("shop"));
  }

  @Test
  void clear_leavesOtherFilesAlone() throws Exception {
    StateFolder state = new StateFolder(folder);
    PacketStore store = new PacketStore(state);
    store.prepare();
    store.write("shop", List.of());
    Files.createDirectories(state.checkpoints());
    Files.writeString(state.worldModel(), "old");
    Path mine = Files.writeString(state.packets().resolve("notes.txt"), "mine");

    state.clear();

    assertEquals("mine", Files.readString(mine));
    try (var files = Files.walk(folder)) {
      assertEquals(
          List.of("", "packets", "packets/notes.txt"),
          files
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList());
    }
  }
}
