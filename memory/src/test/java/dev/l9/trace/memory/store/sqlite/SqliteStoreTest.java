package dev.l9.trace.memory.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketLinker;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.PacketStoreContract;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends PacketStoreContract {

  @TempDir private Path folder;

  @Override
  protected PacketStore open() throws StoreException {
    return SqliteStores.open(new StoreUrl.InFolder(folder.resolve("sub/memory")), true);
  }

  /** Words of both kinds: those in the index of words, and those that are only in the JSON. */
  private static IndexedPacket packet(int number, String word, UUID thread) {
    Packet packet =
        Packet.of(
            PacketType.REFLECTION,
            Instant.ofEpochSecond(number),
            new Fields(Map.of("text", new CapturedValue.Text(word + number + " ".repeat(300)))),
            new Envelope(new Metadata("a", "b"), new Provenance(null, "c", "d"), thread));
    return new IndexedPacket(
        packet,
        new PacketIndex(
            word + "method",
            "",
            "",
            "",
            "",
            null,
            new PacketIndex.Searched(Set.of(word + "key"), word + " words of " + word + number)));
  }

  @Test
  void forgottenContent_isInNoFile() throws IOException {
    UUID secret = PacketIds.ofThread("secret");
    try (PacketStore store = open()) {
      for (int batch = 0; batch < 10; batch++) {
        List<IndexedPacket> packets = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          int number = batch * 60 + i;
          packets.add(packet(number, "zebrafinch", secret));
          packets.add(packet(number, "kingfisher", PacketIds.ofThread("kept")));
        }
        store.write(writer -> writer.add(packets));
      }
      assertTrue(isInFiles("zebrafinch"));
      assertEquals(600, store.forget(PacketFilter.ALL.ofThread(secret)));
      assertFalse(isInFiles("zebrafinch"));
      assertFalse(isInFiles("zebra"));
      assertTrue(isInFiles("kingfisher"));
      store.compact();
      assertEquals(10, store.withWords(Set.of("kingfisher"), PacketFilter.CURRENT, 10).size());
    }
    assertFalse(isInFiles("zebra"));
  }

  private boolean isInFiles(String word) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (bytes.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void storeThatIsntThere_isNotMadeByReading() {
    Path none = folder.resolve("none");
    StoreException e =
        assertThrows(
            StoreException.class, () -> SqliteStores.open(new StoreUrl.InFolder(none), false));
    assertEquals(
        "there is no memory in " + none + " yet; l9 memory add trace.jsonl makes one",
        e.getMessage());
    assertFalse(Files.exists(none));
  }

  @Test
  void emptyFile_isNoMemoryToReaders() throws IOException {
    Files.createFile(folder.resolve(SqliteStores.FILE));
    assertEquals(
        "there is no memory in " + folder + " yet; l9 memory add trace.jsonl makes one",
        whyNotRead(folder));
  }

  @Test
  void damagedFile_isSaidToReaders() throws IOException {
    Path memory = folder.resolve("damaged");
    SqliteStores.open(new StoreUrl.InFolder(memory), true).close();
    byte[] bytes = Files.readAllBytes(memory.resolve(SqliteStores.FILE));
    // All but the first page, which says that this is a database.
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(memory.resolve(SqliteStores.FILE), bytes);
    assertEquals(
        "file:"
            + memory
            + ": its memory.db is damaged; keep a copy, and add the traces to a new"
            + " folder",
        whyNotRead(memory));
  }

  private static String whyNotRead(Path memory) {
    return String.valueOf(
        assertThrows(StoreException.class, () -> SqliteStores.read(new StoreUrl.InFolder(memory)))
            .getMessage());
  }

  @Test
  void fileThatIsNoStore_isRefusedAndKept() throws IOException {
    Path file = folder.resolve(SqliteStores.FILE);
    Files.writeString(file, "this is a text of mine, and no database\n".repeat(100));
    byte[] before = Files.readAllBytes(file);
    StoreException e =
        assertThrows(
            StoreException.class, () -> SqliteStores.open(new StoreUrl.InFolder(folder), true));
    assertEquals(
        "file:" + folder + ": its memory.db is no database of l9; name another folder",
        e.getMessage());
    assertEquals(List.of(before.length), List.of(Files.readAllBytes(file).length));
  }

  @Test
  void folderThatCantBeMade_isNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    StoreException e =
        assertThrows(
            StoreException.class,
            () -> SqliteStores.open(new StoreUrl.InFolder(file.resolve("memory")), true));
    assertTrue(e.getMessage().startsWith("the folder " + file), e.getMessage());
  }

  @Test
  void storeOfANewerProgram_isRefused() throws Exception {
    open().close();
    Path file = folder.resolve("sub/memory/memory.db");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO schema_version SELECT 9, '3', description, type, script, checksum,"
              + " installed_by, installed_on, execution_time, success FROM schema_version WHERE"
              + " version = '1'");
    }
    StoreException e = assertThrows(StoreException.class, this::open);
    assertTrue(e.getMessage().contains("was made by a newer l9: its schema has version 3"));
  }

  /** The file is what the first version has made of the trace in the tests of the CLI. */
  @Test
  void storeOfTheFirstVersion_isMigratedWithItsContent() throws IOException {
    Path file = Files.createDirectory(folder.resolve("old")).resolve("memory.db");
    try (InputStream in =
        new GZIPInputStream(SqliteStoreTest.class.getResourceAsStream("version1.db.gz"))) {
      Files.copy(in, file);
    }
    long inner = new PacketLinker().bits("foc_1768312800_aaaaa000021");
    try (PacketStore store =
        SqliteStores.open(new StoreUrl.InFolder(folder.resolve("old")), false)) {
      assertEquals("2", store.stats().version());
      assertEquals(69, store.stats().all());
      assertEquals("com.acme.Card#check", link(store, inner).method());
      long outer = link(store, inner).parent();
      assertEquals("com.acme.Payment#pay", link(store, outer).method());
      assertEquals(4_000_000, link(store, outer).nanos());
      assertEquals(
          1, store.withKeys(Set.of("com.acme.orders$sum#total"), PacketFilter.CURRENT, 1).size());
      long tally = link(store, outer).tally();
      assertEquals(
          1, store.calls().firstFailure(tally, link(store, outer).inputs()).stream().count());
      assertEquals(69, store.forget(PacketFilter.ALL));
    }
  }

  private static LinkedPacket link(PacketStore store, long event) throws StoreException {
    return store.links().ofEvent(event, 2).get(0);
  }
}
