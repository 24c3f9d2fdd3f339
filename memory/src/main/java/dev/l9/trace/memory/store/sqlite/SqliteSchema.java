package dev.l9.trace.memory.store.sqlite;

import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.jdbc.LinkFill;
import dev.l9.trace.memory.store.jdbc.SchemaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/**
 * Makes the tables of a store, and brings those of an earlier version up to date, in one
 * transaction: SQLite runs whole files of statements, and has processes take turns.
 */
final class SqliteSchema {

  private static final String LINKS = "V2__links.sql";

  /** The files with the statements, beside this class: each makes the next version. */
  private static final List<String> FILES = List.of("V1__packets.sql", LINKS);

  static final String NEWEST = String.valueOf(FILES.size());

  /** The columns are those of Flyway, which has made the first stores. */
  private static final String HISTORY =
      "CREATE TABLE IF NOT EXISTS schema_version (installed_rank INTEGER NOT NULL PRIMARY KEY,"
          + " version TEXT, description TEXT NOT NULL, type TEXT NOT NULL, script TEXT NOT NULL,"
          + " checksum INTEGER, installed_by TEXT NOT NULL, installed_on TEXT NOT NULL DEFAULT"
          + " (strftime('%Y-%m-%d %H:%M:%f', 'now')), execution_time INTEGER NOT NULL, success"
          + " BOOLEAN NOT NULL)";

  private static final String NOTE =
      "INSERT INTO schema_version (installed_rank, version, description, type, script,"
          + " installed_by, execution_time, success) VALUES (?, ?, ?, 'SQL', ?, '', 0, 1)";

  private final List<String> files;
  private final SchemaVersion version;

  SqliteSchema(StoreUrl url) {
    this(url, FILES);
  }

  SqliteSchema(StoreUrl url, List<String> files) {
    this.files = files;
    this.version = new SchemaVersion(url, "schema_version", String.valueOf(files.size()));
  }

  /**
   * Whether the tables are as this program needs them.
   *
   * @throws StoreException where a newer program has made them
   */
  boolean isCurrent(Connection connection) throws StoreException {
    return version.isCurrent(connection);
  }

  /**
   * Whether there are tables, of whichever version.
   *
   * @throws SQLException where that can't be read, as in a damaged file
   */
  boolean isThere(Connection connection) throws SQLException {
    return count(connection, "sqlite_master WHERE name = 'schema_version'") > 0
        && count(connection, "schema_version") > 0;
  }

  private static int count(Connection connection, String rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      return row.getInt(1);
    }
  }

  /**
   * Runs the statements that haven't run yet. Where it fails, nothing has changed once the
   * connection is closed.
   *
   * @throws StoreException where a newer program has made the tables
   */
  void update(Connection connection) throws SQLException, StoreException {
    if (version.isCurrent(connection)) {
      return;
    }
    connection.setAutoCommit(false);
    run(connection, HISTORY); // From here on, no other process changes the tables.
    if (!version.isCurrent(connection)) {
      for (int next = version.number(connection); next < files.size(); next++) {
        run(connection, text(files.get(next)));
        if (files.get(next).equals(LINKS)) {
          LinkFill.fill(connection);
        }
        note(connection, next + 1, files.get(next));
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void run(Connection connection, String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(statements);
    }
  }

  private static void note(Connection connection, int number, String file) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
      insert.setInt(1, number);
      insert.setString(2, String.valueOf(number));
      insert.setString(3, file);
      insert.setString(4, file);
      insert.executeUpdate();
    }
  }

  private static String text(String file) {
    try (InputStream in = SqliteSchema.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
