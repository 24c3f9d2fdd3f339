package dev.l9.trace.memory.store.sqlite;

import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import java.sql.SQLException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is said where SQLite fails. */
final class SqliteFailure {

  private static final String KEPT =
      "; what was added before is kept, and the same again completes it";

  private SqliteFailure() {}

  static StoreException of(StoreUrl url, SQLException e) {
    return new StoreException(url + ": " + reason(e), e);
  }

  private static String reason(SQLException e) {
    if (e.getCause() instanceof NativeLibraryNotFoundException) {
      return "SQLite's native library can't be unpacked into "
          + System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"))
          + "; is that folder full, read-only or mounted with noexec?"
          + " JAVA_TOOL_OPTIONS=-Dorg.sqlite.tmpdir=FOLDER takes another one";
    }
    if (!(e instanceof SQLiteException failure)) {
      return "the database fails: " + e.getMessage();
    }
    SQLiteErrorCode code = failure.getResultCode();
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_FULL -> "the disk is full" + KEPT + " once there is room";
      case SQLITE_IOERR ->
          "the file can't be read or written (" + code + "); is the disk full?" + KEPT;
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "another process has been writing to it for more than a minute" + KEPT;
      case SQLITE_NOTADB -> "its memory.db is no database of l9; name another folder";
      case SQLITE_CORRUPT ->
          "its memory.db is damaged; keep a copy, and add the traces to a new folder";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
          "memory.db can't be opened or written; may this user write the folder?";
      default -> "the database fails: " + e.getMessage();
    };
  }
}
