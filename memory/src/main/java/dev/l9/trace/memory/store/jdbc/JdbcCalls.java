package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.store.CallIndex;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks executions up by their tallies: by indexes that hold all that is asked for. */
final class JdbcCalls implements CallIndex {

  private static final String SAME = "p.tally = ? AND p.inputs = ?";
  private static final String FAILED = " AND p.status <> 'success'";
  private static final long DAY = 86_400_000_000L;

  /** For each execution, at most so many of those that it called are looked at, on average. */
  private static final int CALLED = 20;

  /** The latest executions; the sign keeps databases from going through all packets by time. */
  private static final String LATEST =
      "(SELECT p.seq FROM packet p WHERE p.tally IN (%s) ORDER BY +p.time_us DESC LIMIT ?) l";

  private static final String COUNTS =
      " COUNT(*), SUM(CASE WHEN d.status = 'success' THEN 0 ELSE 1 END), SUM(d.nanos),"
          + " MIN(d.time_us), MAX(d.time_us)";

  private final LinkRows rows;

  JdbcCalls(Connection connection, Dialect dialect) {
    this.rows = new LinkRows(connection, dialect);
  }

  @Override
  public void forEachTally(TallyListener listener) throws StoreException {
    rows.ask(
        "SELECT number, key FROM tally ORDER BY number",
        row -> {
          listener.tally(row.getLong(1), row.getString(2));
          return "";
        });
  }

  @Override
  public Executions withInputs(long tally, long inputs) throws StoreException {
    String sql = "SELECT COUNT(*), MIN(p.time_us), MAX(p.time_us) FROM packet p WHERE " + SAME;
    Executions all =
        rows.ask(
                sql,
                row -> new Executions(row.getLong(1), 0, row.getLong(2), row.getLong(3)),
                tally,
                inputs)
            .get(0);
    long failed = rows.ask(sql + FAILED, row -> row.getLong(1), tally, inputs).get(0);
    return new Executions(all.count(), failed, all.firstMicros(), all.lastMicros());
  }

  @Override
  public Optional<LinkedPacket> firstFailure(long tally, long inputs) throws StoreException {
    return one(SAME + FAILED + " ORDER BY p.time_us LIMIT 1", tally, inputs);
  }

  @Override
  public Optional<LinkedPacket> lastFailure(long tally, long inputs) throws StoreException {
    return one(SAME + FAILED + " ORDER BY p.time_us DESC LIMIT 1", tally, inputs);
  }

  @Override
  public Optional<LinkedPacket> firstAfter(long tally, long inputs, long micros)
      throws StoreException {
    return one(SAME + " AND p.time_us > ? ORDER BY p.time_us LIMIT 1", tally, inputs, micros);
  }

  @Override
  public Optional<LinkedPacket> lastBefore(long tally, long inputs, long micros)
      throws StoreException {
    return one(SAME + " AND p.time_us < ? ORDER BY p.time_us DESC LIMIT 1", tally, inputs, micros);
  }

  private Optional<LinkedPacket> one(String where, Object... parameters) throws StoreException {
    return rows.packets(where, parameters).stream().findFirst();
  }

  @Override
  public List<Day> days(Collection<Long> tallies, int limit) throws StoreException {
    if (tallies.isEmpty()) {
      return List.of();
    }
    String where = " FROM packet p WHERE p.tally IN (" + FilterSql.marks(tallies.size()) + ")";
    String start = "SELECT p.time_us / " + DAY + ", COUNT(*)" + where;
    String end = " GROUP BY 1 ORDER BY 1 DESC LIMIT ?";
    Object[] parameters = with(tallies, limit);
    Map<Long, Long> failed = new HashMap<>();
    rows.ask(start + FAILED + end, row -> failed.put(row.getLong(1), row.getLong(2)), parameters);
    return rows.ask(
        start + end,
        row -> {
          long day = row.getLong(1);
          return new Day(day, row.getLong(2), failed.getOrDefault(day, 0L));
        },
        parameters);
  }

  @Override
  public List<Edge> callers(Collection<Long> tallies, int executions, int limit)
      throws StoreException {
    if (tallies.isEmpty()) {
      return List.of();
    }
    String sql =
        "SELECT c.method, CASE WHEN d.parent IS NULL THEN 1 ELSE 0 END,"
            + COUNTS
            + " FROM "
            + LATEST.formatted(FilterSql.marks(tallies.size()))
            + " JOIN packet d ON d.seq = l.seq LEFT JOIN packet c ON c.event = d.parent"
            + " GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT ?";
    return rows.ask(sql, JdbcCalls::edge, with(tallies, executions, limit));
  }

  @Override
  public List<Edge> callees(Collection<Long> tallies, int executions, int limit)
      throws StoreException {
    if (tallies.isEmpty()) {
      return List.of();
    }
    String called =
        "SELECT d.method, d.status, d.nanos, d.time_us FROM "
            + LATEST.formatted(FilterSql.marks(tallies.size()))
            + " JOIN packet c ON c.seq = l.seq JOIN packet d ON d.parent = c.event LIMIT ?";
    String sql =
        "SELECT d.method, 0,"
            + COUNTS
            + " FROM ("
            + called
            + ") d GROUP BY 1 ORDER BY 3 DESC, 1"
            + " LIMIT ?";
    return rows.ask(sql, JdbcCalls::edge, with(tallies, executions, CALLED * executions, limit));
  }

  private static Edge edge(ResultSet row) throws SQLException {
    String method = row.getString(1);
    return new Edge(
        method == null ? "" : method,
        row.getInt(2) == 1,
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }

  @Override
  public List<LinkedPacket> failures(Collection<Long> tallies, int limit) throws StoreException {
    if (tallies.isEmpty()) {
      return List.of();
    }
    String where = "p.tally IN (" + FilterSql.marks(tallies.size()) + ")" + FAILED;
    return rows.packets(where + " ORDER BY +p.time_us DESC LIMIT ?", with(tallies, limit));
  }

  private static Object[] with(Collection<Long> tallies, int... more) {
    List<Object> all = new ArrayList<>(tallies);
    for (int each : more) {
      all.add(each);
    }
    return all.toArray();
  }
}
