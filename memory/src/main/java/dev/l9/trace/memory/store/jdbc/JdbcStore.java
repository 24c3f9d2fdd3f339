package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.CallIndex;
import dev.l9.trace.memory.store.JvmRun;
import dev.l9.trace.memory.store.LinkIndex;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketListener;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.ScoredPacket;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreStats;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.VectorModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store in a database. Its tables are there already. */
public final class JdbcStore implements PacketStore {

  private static final String BEST_FIRST = " ORDER BY 2 DESC, p.time_us DESC, p.id LIMIT ?";

  /** So many rows are fetched at once. */
  private static final int FETCHED = 1000;

  private final Connection connection;
  private final Dialect dialect;
  private final JdbcVectors vectors;
  private final String version;

  /**
   * @param connection is closed with the store
   * @param version of the schema
   */
  public JdbcStore(Connection connection, Dialect dialect, String version) {
    this.connection = connection;
    this.dialect = dialect;
    this.vectors = new JdbcVectors(connection, dialect);
    this.version = version;
  }

  @Override
  public <T> T write(Change<T> change) throws StoreException {
    try {
      connection.setAutoCommit(false);
      T result = changed(change);
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private <T> T changed(Change<T> change) throws SQLException, StoreException {
    try {
      dialect.beginWriting(connection);
      T result;
      try (JdbcWriter writer = new JdbcWriter(connection, dialect)) {
        result = change.in(writer);
      }
      connection.commit();
      return result;
    } catch (SQLException | StoreException | RuntimeException | Error e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(Throwable cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e); // Where the connection is gone, the server rolls back.
    }
  }

  @Override
  public Optional<Packet> get(UUID id) throws StoreException {
    String sql = "SELECT p.json FROM packet p WHERE p.id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      dialect.setId(statement, 1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(Rows.packet(row, dialect)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public List<JvmRun> jvms() throws StoreException {
    List<JvmRun> jvms = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT id, run, revision FROM jvm ORDER BY id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        jvms.add(new JvmRun(row.getString(1), row.getString(2), row.getString(3)));
      }
      return jvms;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public SortedSet<String> tallyKeys() throws StoreException {
    SortedSet<String> keys = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement("SELECT key FROM tally");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        keys.add(row.getString(1));
      }
      return keys;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void forEach(PacketFilter filter, PacketListener listener) throws StoreException {
    FilterSql where = new FilterSql(filter);
    String sql = "SELECT p.json FROM packet p WHERE " + where + " ORDER BY p.time_us, p.id";
    try {
      dialect.beginReading(connection);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(FETCHED);
        where.set(statement, 1, dialect);
        Rows.forEach(statement, dialect, listener);
      } finally {
        dialect.endReading(connection);
      }
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public List<ScoredPacket> withKeys(Collection<String> keys, PacketFilter filter, int limit)
      throws StoreException {
    if (keys.isEmpty()) {
      return List.of();
    }
    FilterSql where = new FilterSql(filter);
    String sql =
        "SELECT p.json, k.points FROM (SELECT seq, COUNT(*) AS points FROM packet_key WHERE name IN"
            + " ("
            + FilterSql.marks(keys.size())
            + ") GROUP BY seq) k JOIN packet p ON p.seq = k.seq WHERE "
            + where
            + BEST_FIRST;
    return scored(sql, keys, where, limit);
  }

  @Override
  public List<ScoredPacket> withWords(Collection<String> words, PacketFilter filter, int limit)
      throws StoreException {
    if (words.isEmpty()) {
      return List.of();
    }
    FilterSql where = new FilterSql(filter);
    String sql = dialect.searchWords(words.size()) + where + BEST_FIRST;
    return scored(sql, dialect.wordParameters(List.copyOf(words)), where, limit);
  }

  private List<ScoredPacket> scored(
      String sql, Collection<String> first, FilterSql where, int limit) throws StoreException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      for (String parameter : first) {
        statement.setString(at++, parameter);
      }
      at = where.set(statement, at, dialect);
      statement.setInt(at, limit);
      return Rows.scored(statement, dialect);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public LinkIndex links() {
    return new JdbcLinks(connection, dialect);
  }

  @Override
  public CallIndex calls() {
    return new JdbcCalls(connection, dialect);
  }

  @Override
  public void addVectors(VectorModel model, Map<UUID, float[]> added) throws StoreException {
    write(
        writer -> {
          vectors.add(model, added);
          return added.size();
        });
  }

  @Override
  public List<Packet> withoutVector(VectorModel model, int limit) throws StoreException {
    return vectors.missing(model, limit);
  }

  @Override
  public Map<UUID, float[]> vectors(VectorModel model, Collection<UUID> packets)
      throws StoreException {
    return vectors.of(model, packets);
  }

  @Override
  public void removeOldVectors() throws StoreException {
    write(writer -> vectors.removeOld());
  }

  @Override
  public List<ScoredPacket> nearest(
      VectorModel model, float[] vector, PacketFilter filter, int limit) throws StoreException {
    return vectors.nearest(model, vector, filter, limit);
  }

  @Override
  public long forget(PacketFilter filter) throws StoreException {
    long forgotten = write(writer -> new Forgetting(connection, dialect).forget(filter));
    try {
      dialect.afterForgetting(connection);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
    return forgotten;
  }

  @Override
  public void compact() throws StoreException {
    try {
      dialect.compact(connection);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public StoreStats stats() throws StoreException {
    Map<PacketType, Long> packets = new EnumMap<>(PacketType.class);
    String sql =
        "SELECT type, COUNT(*), SUM(replaced), SUM(searched), MIN(time_us), MAX(time_us) FROM"
            + " packet GROUP BY type";
    long replaced = 0;
    long searched = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        PacketType type = PacketType.of(row.getString(1));
        packets.put(type, row.getLong(2));
        replaced += row.getLong(3);
        searched += row.getLong(4);
        if (type != PacketType.SEED) {
          first = Math.min(first, row.getLong(5));
          last = Math.max(last, row.getLong(6));
        }
      }
      return new StoreStats(
          packets,
          replaced,
          searched,
          vectors.counts(),
          first == Long.MAX_VALUE ? null : time(first),
          last == Long.MIN_VALUE ? null : time(last),
          dialect.bytes(connection),
          version,
          dialect.hasVectors());
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private static @Nullable Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public StoreUrl url() {
    return dialect.url();
  }

  @Override
  public void close() throws StoreException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }
}
