package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.PlainText;
import dev.l9.trace.memory.store.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tallies of a store, within a transaction. */
final class TallyTable implements AutoCloseable {

  private static final String SELECT = "SELECT number, key, state, is_open FROM tally WHERE ";

  private final Connection connection;
  private final Statements statements;

  TallyTable(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
  }

  /** The tally of a key, which is made where there is none. */
  Tally of(String key) throws SQLException {
    String stored = PlainText.storable(key);
    List<Tally> found = find(stored);
    if (found.isEmpty()) {
      PreparedStatement insert =
          statements.of("INSERT INTO tally (key, state, is_open, is_broken) VALUES (?, '', 0, 0)");
      insert.setString(1, stored);
      insert.executeUpdate();
      found = find(stored);
    }
    return found.get(0);
  }

  private List<Tally> find(String key) throws SQLException {
    PreparedStatement select = statements.of(SELECT + "key = ?");
    select.setString(1, key);
    return read(select);
  }

  List<Tally> where(String condition, int limit) throws SQLException {
    String sql = SELECT + condition + " ORDER BY number LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, limit);
      return read(select);
    }
  }

  private List<Tally> read(PreparedStatement select) throws SQLException {
    List<Tally> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new Tally(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4) == 1));
      }
    }
    return found;
  }

  void save(Tally tally) throws SQLException {
    PreparedStatement update =
        statements.of("UPDATE tally SET state = ?, is_open = ?, is_broken = 0 WHERE number = ?");
    update.setString(1, tally.state());
    update.setInt(2, tally.isOpen() ? 1 : 0);
    update.setLong(3, tally.number());
    update.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
