package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Removes packets with all that was made of them, within a transaction. */
final class Forgetting {

  private static final String CHOSEN = "(SELECT p.seq FROM packet p WHERE ";

  private final Connection connection;
  private final Dialect dialect;

  Forgetting(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  long forget(PacketFilter filter) throws StoreException {
    try {
      return forget(new FilterSql(filter));
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private long forget(FilterSql where) throws SQLException {
    run(
        "UPDATE tally SET is_broken = 1 WHERE number IN (SELECT p.tally FROM packet p WHERE "
            + "p.tally IS NOT NULL AND ",
        where);
    run("DELETE FROM packet_key WHERE seq IN " + CHOSEN + "p.searched = 1 AND ", where);
    run(
        "DELETE FROM packet_words WHERE "
            + dialect.wordsNumber()
            + " IN "
            + CHOSEN
            + "p.searched = 1 AND ",
        where);
    if (dialect.hasVectors()) {
      run("DELETE FROM packet_vector WHERE seq IN " + CHOSEN, where);
    }
    return run("DELETE FROM packet WHERE seq IN " + CHOSEN, where);
  }

  private long run(String sql, FilterSql where) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql + where + ")")) {
      where.set(statement, 1, dialect);
      return statement.executeUpdate();
    }
  }
}
