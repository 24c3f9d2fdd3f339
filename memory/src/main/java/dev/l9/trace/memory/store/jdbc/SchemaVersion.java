package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Which version the tables of a store have, and which one this program needs. Thread-safe. */
public final class SchemaVersion {

  private final StoreUrl url;
  private final String historyTable;
  private final String newest;

  /**
   * @param historyTable where it is noted which statements have run
   * @param newest the version that this program needs
   */
  public SchemaVersion(StoreUrl url, String historyTable, String newest) {
    this.url = url;
    this.historyTable = historyTable;
    this.newest = newest;
  }

  /**
   * Whether the tables are as this program needs them. To ask that takes one statement.
   *
   * @throws StoreException where a newer program has made them
   */
  public boolean isCurrent(Connection connection) throws StoreException {
    String found = found(connection);
    if (found.isEmpty() || number(found) < number(newest)) {
      return false;
    }
    if (number(found) > number(newest)) {
      throw new StoreException(
          url
              + " was made by a newer l9: its schema has version "
              + found
              + ", and this l9 knows "
              + newest
              + "; use the newer one");
    }
    return true;
  }

  /** Whether there are tables at all, of whichever version. */
  public boolean isThere(Connection connection) {
    return !found(connection).isEmpty();
  }

  /** The number of the tables' version; 0 if there are none. */
  public int number(Connection connection) {
    return number(found(connection));
  }

  private static int number(String version) {
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }

  private String found(Connection connection) {
    String sql =
        "SELECT version FROM "
            + historyTable
            + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      return ""; // There is no such table yet. What else is wrong, who makes the tables says.
    }
  }
}
