package dev.l9.trace.memory.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.packet.PacketLinker;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.Checkpoint;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.PacketStoreContract;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.VectorModel;
import dev.l9.trace.model.CapturedValue.Fields;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** On a server that the tests start, each test in a schema of its own. */
class PostgresStoreTest extends PacketStoreContract {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private static @Nullable PostgresServer server;

  private final String schema = "s" + SCHEMAS.incrementAndGet();

  @BeforeAll
  static void startServer() throws IOException {
    Optional<Path> programs = PostgresServer.programs();
    assumeTrue(
        programs.isPresent(),
        "there is no initdb on the PATH or in /usr/lib/postgresql, so nothing is tested on"
            + " PostgreSQL");
    server = PostgresServer.start(programs.get());
  }

  @AfterAll
  static void stopServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected PacketStore open() throws StoreException {
    return PostgresStores.open(url(), true);
  }

  private StoreUrl.OnServer url() {
    return new StoreUrl.OnServer(server.url(schema));
  }

  @Test
  void serverWithoutPgvector_saysWhatToDo() throws StoreException {
    try (PacketStore store = open()) {
      assumeTrue(!store.stats().hasVectors(), "the server has pgvector");
      StoreException e =
          assertThrows(
              StoreException.class,
              () -> store.nearest(new VectorModel("m", 1), new float[1], PacketFilter.CURRENT, 1));
      assertEquals(
          url()
              + " has no extension pgvector, so it is searched by words alone; install it on the"
              + " server and run CREATE EXTENSION vector as its owner, for searches by meaning",
          e.getMessage());
    }
  }

  @Test
  void serverThatGoesAway_losesNothingThatWasAcknowledged() throws IOException {
    try (PacketStore store = open()) {
      store.write(
          writer -> {
            writer.save(new Checkpoint("s", 1, "x"));
            return 0;
          });
      StoreException e =
          assertThrows(
              StoreException.class,
              () ->
                  store.write(
                      writer -> {
                        writer.save(new Checkpoint("s", 2, "y"));
                        killServer();
                        writer.save(new Checkpoint("s", 3, "z"));
                        return 0;
                      }));
      assertTrue(e.getMessage().contains(": the server went away ("), e.getMessage());
      assertTrue(
          e.getMessage()
              .endsWith(
                  "what was added before is kept, and the same again completes it"
                      + " once it is back"),
          e.getMessage());
      StoreException gone = assertThrows(StoreException.class, () -> open().close());
      assertTrue(gone.getMessage().contains(": no server answers there ("), gone.getMessage());
    }
    server.startAgain();
    try (PacketStore store = open()) {
      assertEquals(
          Optional.of(new Checkpoint("s", 1, "x")), store.write(writer -> writer.checkpoint("s")));
    }
  }

  private static void killServer() throws StoreException {
    try {
      server.kill();
    } catch (IOException e) {
      throw new StoreException("the server can't be killed", e);
    }
  }

  @Test
  void storeThatIsntThere_isNotMadeByReading() {
    StoreUrl.OnServer none = new StoreUrl.OnServer(server.url("none"));
    StoreException e = assertThrows(StoreException.class, () -> PostgresStores.open(none, false));
    assertEquals(
        "there is no memory in " + none + " yet; l9 memory add trace.jsonl makes one",
        e.getMessage());
  }

  @Test
  void databaseThatIsntThere_isNamed() {
    StoreUrl.OnServer none =
        new StoreUrl.OnServer(server.url("x").replace("/postgres?", "/nowhere?"));
    StoreException e = assertThrows(StoreException.class, () -> PostgresStores.open(none, true));
    assertEquals(
        none + ": FATAL: database \"nowhere\" does not exist; make it with CREATE DATABASE",
        e.getMessage());
  }

  @Test
  void storeOfTheFirstVersion_isMigratedWithItsContent() throws Exception {
    String old = "old_" + schema;
    StoreUrl.OnServer oldUrl = new StoreUrl.OnServer(server.url(old));
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(oldUrl.jdbcUrl());
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:dev/l9/trace/memory/store/postgres")
        .table("schema_version")
        .schemas(old)
        .target("1")
        .load()
        .migrate();
    Packet parent = event("rsn_1_aaaaa1", "null", 1);
    Packet child = event("rsn_1_aaaaa2", "\"rsn_1_aaaaa1\"", 2);
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO packet (id, type, time_us, thread, method, error, file, layer, status,"
                    + " searched, json) VALUES (?, 'trace', 7, ?, 'A#b', '', '', '', 'success', 0,"
                    + " ?::json)")) {
      for (Packet packet : List.of(parent, child)) {
        insert.setObject(1, packet.id());
        insert.setObject(2, packet.threadId());
        insert.setString(3, PacketJson.write(packet));
        insert.executeUpdate();
      }
    }
    try (PacketStore store = PostgresStores.open(oldUrl, false)) {
      assertEquals("2", store.stats().version());
      long bits = new PacketLinker().bits("rsn_1_aaaaa1");
      LinkedPacket below = store.links().withParent(bits, 9).get(0);
      assertEquals(child.id(), below.id());
      assertEquals(2_000_000, below.nanos());
      assertEquals(Optional.of(parent), store.get(store.links().ofEvent(bits, 9).get(0).id()));
    }
  }

  private static Packet event(String id, String parent, int millis) {
    String event = "{\"trace_id\":\"%s\",\"parent_id\":%s,\"duration_ms\":%d}";
    Fields payload = (Fields) PlainJson.read(event.formatted(id, parent, millis));
    return Packet.of(
        PacketType.TRACE,
        Instant.EPOCH,
        payload,
        new Packet.Envelope(
            new Packet.Metadata("l9-agent", ""),
            new Packet.Provenance(null, "jvm:aaaaa", "l9-agent"),
            PacketIds.ofThread("rsn_1_aaaaa1")));
  }
}
