package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.store.JvmRun;
import dev.l9.trace.memory.store.LinkIndex;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.StoreException;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks packets up by the columns that join them, each of which has an index. */
final class JdbcLinks implements LinkIndex {

  private static final String IN_TIME = " ORDER BY p.time_us, p.id LIMIT ?";
  private static final long MICROS = 1_000_000;

  private final LinkRows rows;

  JdbcLinks(Connection connection, Dialect dialect) {
    this.rows = new LinkRows(connection, dialect);
  }

  @Override
  public Optional<LinkedPacket> of(UUID packet) throws StoreException {
    return rows.packets("p.id = ?", packet).stream().findFirst();
  }

  @Override
  public List<LinkedPacket> ofEvent(long event, int limit) throws StoreException {
    return rows.packets("p.event = ?" + IN_TIME, event, limit);
  }

  /** Without the ids in the order, which the index doesn't have, a million rows would be sorted. */
  @Override
  public List<LinkedPacket> withParent(long parent, int limit) throws StoreException {
    return rows.packets("p.parent = ? ORDER BY p.time_us LIMIT ?", parent, limit);
  }

  @Override
  public long countWithParent(long parent, int most) throws StoreException {
    return rows.ask(
            "SELECT COUNT(*) FROM (SELECT 1 FROM packet p WHERE p.parent = ? LIMIT ?) c",
            row -> row.getLong(1),
            parent,
            most)
        .get(0);
  }

  @Override
  public List<LinkedPacket> ofRemoteTrace(String trace, int limit) throws StoreException {
    return rows.packets("p.remote = ?" + IN_TIME, trace, limit);
  }

  @Override
  public List<LinkedPacket> withCorrelation(long correlation, int limit) throws StoreException {
    return rows.packets("p.correlation = ?" + IN_TIME, correlation, limit);
  }

  @Override
  public List<LinkedPacket> ofSubjectOf(UUID packet, int limit) throws StoreException {
    return rows.packets(
        "p.subject = (SELECT s.subject FROM packet s WHERE s.id = ?)"
            + " ORDER BY p.replaced, p.time_us DESC, p.seq DESC LIMIT ?",
        packet,
        limit);
  }

  @Override
  public List<UUID> between(UUID first, UUID last, int limit) throws StoreException {
    String sql = "SELECT p.id FROM packet p WHERE p.id >= ? AND p.id <= ? ORDER BY p.id LIMIT ?";
    return rows.ask(sql, rows::id, first, last, limit);
  }

  /** The text of the JSON is searched, of the events of one second only. */
  @Override
  public List<UUID> ofEventsBeginning(long second, String beginning, int limit)
      throws StoreException {
    String sql =
        "SELECT p.id FROM packet p WHERE p.time_us >= ? AND p.time_us < ? AND p.event IS NOT NULL"
            + " AND CAST(p.json AS text) LIKE ? ESCAPE '!' ORDER BY p.time_us, p.id LIMIT ?";
    String pattern = "%\"trace_id\":\"" + beginning.replace("_", "!_") + "%";
    long micros = second * MICROS;
    return rows.ask(sql, rows::id, micros, micros + MICROS, pattern, limit);
  }

  @Override
  public Optional<JvmRun> jvm(String id) throws StoreException {
    return rows
        .ask(
            "SELECT run, revision FROM jvm WHERE id = ?",
            row -> new JvmRun(id, row.getString(1), row.getString(2)),
            id)
        .stream()
        .findFirst();
  }
}
