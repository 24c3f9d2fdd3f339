package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asks for rows, and reads packets as their links show them. */
final class LinkRows {

  /** What {@link #packets} reads, of packets that are called {@code p}. */
  static final String COLUMNS =
      "p.id, p.event, p.parent, p.method, p.status, p.time_us, p.nanos, p.inputs, p.tally";

  private final Connection connection;
  private final Dialect dialect;

  /** Reads a row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  LinkRows(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** The packets that a condition and an order choose. */
  List<LinkedPacket> packets(String where, Object... parameters) throws StoreException {
    return ask("SELECT " + COLUMNS + " FROM packet p WHERE " + where, this::packet, parameters);
  }

  private LinkedPacket packet(ResultSet row) throws SQLException {
    return new LinkedPacket(
        dialect.id(row, 1),
        LinkColumns.number(row, 2),
        LinkColumns.number(row, 3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        LinkColumns.number(row, 8),
        LinkColumns.number(row, 9));
  }

  UUID id(ResultSet row) throws SQLException {
    return dialect.id(row, 1);
  }

  /** The rows of a statement. */
  <T> List<T> ask(String sql, RowReader<T> reader, Object... parameters) throws StoreException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[i] instanceof UUID id) {
          dialect.setId(statement, i + 1, id);
        } else {
          statement.setObject(i + 1, parameters[i]);
        }
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }
}
