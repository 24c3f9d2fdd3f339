package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.reader.event.EventTime;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A filter as the condition of a statement, on packets that are called {@code p}. */
final class FilterSql {

  private final StringBuilder sql = new StringBuilder("1 = 1");
  private final List<Object> parameters = new ArrayList<>();

  FilterSql(PacketFilter filter) {
    in("p.type", filter.types().stream().map(PacketType::label).toList());
    in("p.layer", filter.layers());
    in("p.status", filter.statuses());
    in("p.file", filter.files());
    in("p.method", filter.methods());
    Instant since = filter.since();
    if (since != null) {
      and("p.time_us >= ?", micros(since));
    }
    Instant before = filter.before();
    if (before != null) {
      and("p.time_us < ?", micros(before));
    }
    UUID thread = filter.thread();
    if (thread != null) {
      and("p.thread = ?", thread);
    }
    if (!filter.isReplacedToo()) {
      sql.append(" AND p.replaced = 0");
    }
  }

  private void in(String column, Collection<String> values) {
    if (!values.isEmpty()) {
      sql.append(" AND ").append(column).append(" IN (").append(marks(values.size())).append(')');
      parameters.addAll(values);
    }
  }

  private void and(String condition, Object parameter) {
    sql.append(" AND ").append(condition);
    parameters.add(parameter);
  }

  /** {@code ?, ?, ?}. */
  static String marks(int count) {
    return "?, ".repeat(count - 1) + "?";
  }

  static long micros(Instant time) {
    return EventTime.micros(time);
  }

  /** Sets the parameters from this place on, and returns the place behind them. */
  int set(PreparedStatement statement, int from, Dialect dialect) throws SQLException {
    int at = from;
    for (Object parameter : parameters) {
      if (parameter instanceof UUID id) {
        dialect.setId(statement, at++, id);
      } else {
        statement.setObject(at++, parameter);
      }
    }
    return at;
  }

  @Override
  public String toString() {
    return sql.toString();
  }
}
