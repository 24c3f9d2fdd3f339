package dev.l9.trace.memory.store.postgres;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.PacketStoreContract;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a server that has pgvector, in WebAssembly, from npm. Its packages have 30 MB, so it runs only
 * with {@code -Dl9.stress=true}.
 */
class PgliteStoreTest extends PacketStoreContract {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  @TempDir private static Path folder;

  private static int port;
  private static @Nullable Process server;

  private final String schema = "s" + SCHEMAS.incrementAndGet();

  @BeforeAll
  static void startServer() throws Exception {
    assumeTrue(Boolean.getBoolean("l9.stress"), "pgvector is tested only with -Dl9.stress=true");
    Process npm =
        start(
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "@electric-sql/pglite@0.5.14",
            "@electric-sql/pglite-pgvector@0.0.15",
            "@electric-sql/pglite-socket@0.2.17");
    npm.getInputStream().readAllBytes();
    assumeTrue(npm.waitFor() == 0, "npm can't install PGlite");
    Path script = folder.resolve("pglite.mjs");
    try (InputStream source = PgliteStoreTest.class.getResourceAsStream("pglite.mjs")) {
      Files.copy(source, script);
    }
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    server = start("node", script.toString(), "" + port);
    BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.equals("ready")) {
      line = lines.readLine();
    }
    assertTrue(server.isAlive(), "PGlite doesn't start");
  }

  private static Process start(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      assumeTrue(false, "there is no " + List.of(command).get(0) + " on the PATH");
      throw e;
    }
  }

  @AfterAll
  static void stopServer() throws InterruptedException {
    if (server != null) {
      server.destroyForcibly().waitFor();
    }
  }

  @Override
  protected PacketStore open() throws StoreException {
    return PostgresStores.open(
        new StoreUrl.OnServer(
            "jdbc:postgresql://127.0.0.1:"
                + port
                + "/postgres?user=postgres&sslmode=disable&prepareThreshold=0&currentSchema="
                + schema),
        true);
  }

  @Test
  void server_hasPgvector() throws StoreException {
    try (PacketStore store = open()) {
      assertTrue(store.stats().hasVectors());
    }
  }

  @Override
  @Test
  protected void writers_takeTurns() {
    assumeTrue(false, "PGlite has one session, in which nobody can wait for another one");
  }
}
