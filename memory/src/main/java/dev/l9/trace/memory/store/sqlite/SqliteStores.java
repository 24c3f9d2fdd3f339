package dev.l9.trace.memory.store.sqlite;

import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens stores in folders. */
public final class SqliteStores {

  /** The file with all of a store's content; its log is beside it while it is open. */
  public static final String FILE = "memory.db";

  private static final int BUSY_MILLIS = 60_000;
  private static final int CACHE_KILOBYTES = 65_536;

  /** What it would log is said by the exception; a logger that nobody holds forgets its level. */
  private static final Logger SQLITE = Logger.getLogger("org.sqlite");

  private SqliteStores() {}

  /**
   * Opens a store.
   *
   * @param isMade whether it is made where there is none
   * @throws StoreException where it isn't there, or can't be opened
   */
  public static PacketStore open(StoreUrl.InFolder url, boolean isMade) throws StoreException {
    Path file = url.folder().resolve(FILE);
    if (!isMade && !Files.exists(file)) {
      throw missing(url);
    }
    SqliteDialect dialect = new SqliteDialect(url);
    SqliteSchema schema = new SqliteSchema(url);
    SQLITE.setLevel(Level.OFF);
    try {
      Files.createDirectories(url.folder());
      SQLiteDataSource source = source(file);
      Connection connection = source.getConnection();
      try {
        schema.update(connection);
        return new JdbcStore(connection, dialect, SqliteSchema.NEWEST);
      } catch (SQLException | StoreException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (StoreException e) {
      throw e;
    } catch (SQLException e) {
      throw dialect.failure(e);
    } catch (IOException e) {
      throw new StoreException("the folder " + url.folder() + " can't be made: " + e, e);
    }
  }

  /**
   * Opens a store to read it. Nothing is written into its folder, unless another process writes
   * there at the same time: then the index of its log takes note of the reader.
   *
   * @throws StoreException where it isn't there, or can't be opened, or isn't of this version
   */
  public static PacketStore read(StoreUrl.InFolder url) throws StoreException {
    Path file = url.folder().resolve(FILE);
    if (!Files.exists(file)) {
      throw missing(url);
    }
    SqliteDialect dialect = new SqliteDialect(url);
    SQLITE.setLevel(Level.OFF);
    try {
      Connection connection = readOnly(file).getConnection();
      try {
        requireCurrent(connection, url);
        return new JdbcStore(connection, dialect, SqliteSchema.NEWEST);
      } catch (SQLException | StoreException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private static void requireCurrent(Connection connection, StoreUrl.InFolder url)
      throws SQLException, StoreException {
    SqliteSchema schema = new SqliteSchema(url);
    if (schema.isCurrent(connection)) {
      return;
    }
    if (!schema.isThere(connection)) {
      throw missing(url);
    }
    throw new StoreException(
        url + " was made by an earlier l9; l9 memory stats brings it up to date");
  }

  private static StoreException missing(StoreUrl.InFolder url) {
    return new StoreException(
        "there is no memory in " + url.folder() + " yet; l9 memory add trace.jsonl makes one");
  }

  /**
   * SQLite makes a log and its index beside a file even to read it. It doesn't where it is told
   * that nobody writes, which is so if there is no log.
   */
  private static SQLiteDataSource readOnly(Path file) {
    boolean isWritten = Files.exists(file.resolveSibling(FILE + "-wal"));
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toUri() + (isWritten ? "?mode=ro" : "?immutable=1"));
    return source;
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // What is acknowledged also survives a machine that loses its power.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setCacheSize(-CACHE_KILOBYTES);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
