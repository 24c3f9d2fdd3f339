package dev.l9.trace.memory.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the tables of a store in a folder come to be. */
class SqliteSchemaTest {

  private static final String FIRST = "V1__packets.sql";

  @TempDir private Path folder;

  private StoreUrl.InFolder url() {
    return new StoreUrl.InFolder(folder);
  }

  private String jdbcUrl() {
    return "jdbc:sqlite:" + folder.resolve(SqliteStores.FILE);
  }

  private void update(String... files) throws SQLException, StoreException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl())) {
      new SqliteSchema(url(), List.of(files)).update(connection);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      StringBuilder all = new StringBuilder();
      while (row.next()) {
        all.append(all.isEmpty() ? "" : ", ").append(row.getString(1));
      }
      return all.toString();
    }
  }

  private String history() throws SQLException {
    return ask(
        "SELECT installed_rank || ' ' || version || ' ' || script || ' ' || success FROM"
            + " schema_version");
  }

  @Test
  void newerStatements_runOnceAndInTheirOrder() throws Exception {
    update(FIRST);
    assertEquals("1 1 V1__packets.sql 1", history());
    update(FIRST, "further.sql");
    update(FIRST, "further.sql");
    assertEquals("1 1 V1__packets.sql 1, 2 2 further.sql 1", history());
    assertEquals("0", ask("SELECT COUNT(*) FROM further"));
    StoreException e = assertThrows(StoreException.class, () -> update(FIRST));
    assertTrue(e.getMessage().contains("was made by a newer l9"), e.getMessage());
  }

  @Test
  void statementThatFails_leavesTheTablesAsTheyWere() throws Exception {
    update(FIRST);
    assertThrows(SQLException.class, () -> update(FIRST, "wrong.sql"));
    assertEquals("1 1 V1__packets.sql 1", history());
    assertEquals("0", ask("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'further'"));
  }

  /** The first stores were made by it, and have its history. */
  @Test
  void storeThatFlywayHasMade_isTakenOver() throws Exception {
    Flyway.configure(SqliteSchemaTest.class.getClassLoader())
        .dataSource(jdbcUrl(), null, null)
        .locations("classpath:dev/l9/trace/memory/store/sqlite")
        .table("schema_version")
        .target("1")
        .load()
        .migrate();
    update(FIRST, "further.sql");
    assertEquals("1 1 V1__packets.sql 1, 2 2 further.sql 1", history());
  }

  @Test
  void thoseWhoMakeAStoreAtOnce_makeOne() throws Exception {
    int all = 6;
    ExecutorService threads = Executors.newFixedThreadPool(all);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Long>> found = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      found.add(
          threads.submit(
              () -> {
                start.await();
                try (PacketStore store = SqliteStores.open(url(), true)) {
                  return store.forget(PacketFilter.ALL);
                }
              }));
    }
    start.countDown();
    for (Future<Long> one : found) {
      assertEquals(0, one.get());
    }
    threads.shutdown();
    assertEquals("1 1 V1__packets.sql 1, 2 2 V2__links.sql 1", history());
  }
}
