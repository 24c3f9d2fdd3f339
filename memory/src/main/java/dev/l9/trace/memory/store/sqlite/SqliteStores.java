package dev.l9.trace.memory.store.sqlite;

import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.jdbc.JdbcStore;
import dev.l9.trace.memory.store.jdbc.Migrations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens stores in folders. */
public final class SqliteStores {

  /** The file with all of a store's content; beside it are its log while it is open, and a lock. */
  public static final String FILE = "memory.db";

  private static final String NEWEST = "1";
  private static final int BUSY_MILLIS = 60_000;
  private static final int CACHE_KILOBYTES = 65_536;

  /** A file's lock is held for the whole JVM. */
  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

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
    Migrations migrations = new Migrations(url, "sqlite", "schema_version", NEWEST);
    SQLITE.setLevel(Level.OFF);
    try {
      Files.createDirectories(url.folder());
      SQLiteDataSource source = source(file);
      Connection connection = source.getConnection();
      try {
        if (!migrations.isCurrent(connection)) {
          migrate(url.folder(), migrations, source);
        }
        return new JdbcStore(connection, dialect, NEWEST);
      } catch (StoreException | RuntimeException e) {
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
   * there at the same time: then its lock file takes note of the reader.
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
        if (!new Migrations(url, "sqlite", "schema_version", NEWEST).isCurrent(connection)) {
          throw new StoreException(
              url + " was made by an earlier l9; l9 memory stats brings it up to date");
        }
        return new JdbcStore(connection, dialect, NEWEST);
      } catch (StoreException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
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

  /** Flyway doesn't have processes take turns on SQLite. */
  private static void migrate(Path folder, Migrations migrations, SQLiteDataSource source)
      throws IOException {
    IN_THIS_JVM.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid()) {
        migrations.run(source, "");
      }
    } finally {
      IN_THIS_JVM.unlock();
    }
  }
}
