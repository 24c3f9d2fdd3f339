package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.PacketLinks;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The columns that join packets with others. */
final class LinkColumns {

  /** As they stand in an insertion. */
  static final String NAMES = "event, parent, remote, inputs, correlation, nanos";

  /** As they stand in an update. */
  static final String ASSIGNED =
      "event = ?, parent = ?, remote = ?, inputs = ?, correlation = ?, nanos = ?";

  private LinkColumns() {}

  /** Sets the parameters from this place on, and returns the place behind them. */
  static int set(PreparedStatement statement, int from, PacketLinks links) throws SQLException {
    int at = from;
    number(statement, at++, links.event());
    number(statement, at++, links.parent());
    statement.setString(at++, links.remoteTrace());
    number(statement, at++, links.inputs());
    number(statement, at++, links.correlation());
    statement.setLong(at++, links.nanos());
    return at;
  }

  static void number(PreparedStatement statement, int at, @Nullable Long number)
      throws SQLException {
    if (number == null) {
      statement.setNull(at, Types.BIGINT);
    } else {
      statement.setLong(at, number);
    }
  }

  /** A number of a row; null where there is none. */
  static @Nullable Long number(ResultSet row, int at) throws SQLException {
    long number = row.getLong(at);
    return row.wasNull() ? null : (Long) number;
  }
}
