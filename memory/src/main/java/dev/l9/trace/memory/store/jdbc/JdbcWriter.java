package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.packet.PacketLinker;
import dev.l9.trace.memory.store.Checkpoint;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.JvmRun;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.store.PacketListener;
import dev.l9.trace.memory.store.PacketWriter;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes a database within the transaction that is open on its connection. */
final class JdbcWriter implements PacketWriter, AutoCloseable {

  private static final String INSERT =
      "INSERT INTO packet (id, type, time_us, thread, method, error, file, layer, status, subject,"
          + " searched, tally, "
          + LinkColumns.NAMES
          + ", json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ";

  private final Connection connection;
  private final Dialect dialect;
  private final SearchIndex index;
  private final TallyTable tallies;
  private final PacketLinker linker = new PacketLinker();

  JdbcWriter(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
    this.index = new SearchIndex(connection, dialect);
    this.tallies = new TallyTable(connection);
  }

  @Override
  public List<Packet> add(List<IndexedPacket> packets) throws StoreException {
    List<Packet> fresh = new ArrayList<>();
    try {
      int[] counts = insert(packets);
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] != 0) {
          IndexedPacket added = packets.get(i);
          fresh.add(added.packet());
          index.added(added);
        }
      }
      return fresh;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void forEach(PacketFilter filter, PacketListener listener) throws StoreException {
    FilterSql where = new FilterSql(filter);
    String sql = "SELECT p.json FROM packet p WHERE " + where + " ORDER BY p.time_us, p.id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(1000);
      where.set(statement, 1, dialect);
      Rows.forEach(statement, dialect, listener);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private int[] insert(List<IndexedPacket> packets) throws SQLException {
    String sql = INSERT + dialect.jsonParameter() + ") ON CONFLICT (id) DO NOTHING";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (IndexedPacket packet : packets) {
        set(statement, packet);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  private void set(PreparedStatement statement, IndexedPacket added) throws SQLException {
    Packet packet = added.packet();
    PacketIndex found = added.index();
    dialect.setId(statement, 1, packet.id());
    statement.setString(2, packet.type().label());
    statement.setLong(3, FilterSql.micros(packet.timestamp()));
    dialect.setId(statement, 4, packet.threadId());
    statement.setString(5, found.method());
    statement.setString(6, found.error());
    statement.setString(7, found.file());
    statement.setString(8, found.layer());
    statement.setString(9, found.status());
    statement.setString(10, found.subject());
    statement.setInt(11, found.search() == null ? 0 : 1);
    LinkColumns.number(statement, 12, added.tally());
    int at = LinkColumns.set(statement, 13, linker.of(packet));
    statement.setString(at, PacketJson.write(packet));
  }

  @Override
  public Map<String, Tally> tallies(Collection<String> keys) throws StoreException {
    Map<String, Tally> found = new LinkedHashMap<>();
    try {
      for (String key : keys) {
        found.put(key, tallies.of(key));
      }
      return found;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public List<Tally> openTallies(int limit) throws StoreException {
    return listed("is_open = 1 AND is_broken = 0", limit);
  }

  @Override
  public List<Tally> brokenTallies(int limit) throws StoreException {
    return listed("is_broken = 1", limit);
  }

  private List<Tally> listed(String condition, int limit) throws StoreException {
    try {
      return tallies.where(condition, limit);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void forEachCounted(Tally tally, PacketListener listener) throws StoreException {
    String sql = "SELECT json FROM packet WHERE tally = ? ORDER BY time_us, id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(1000);
      statement.setLong(1, tally.number());
      Rows.forEach(statement, dialect, listener);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void save(Tally tally) throws StoreException {
    try {
      tallies.save(tally);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void remove(Tally tally) throws StoreException {
    run("DELETE FROM tally WHERE number = " + tally.number());
  }

  @Override
  public void forgetSubject(String subject) throws StoreException {
    try {
      index.forget(subject);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void forgetSubjects(String beginning) throws StoreException {
    try {
      index.forgetAll(beginning);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void save(Checkpoint checkpoint) throws StoreException {
    run(
        "INSERT INTO checkpoint (source, read_to, before) VALUES (?, ?, ?) ON CONFLICT (source) DO"
            + " UPDATE SET read_to = excluded.read_to, before = excluded.before",
        checkpoint.source(),
        checkpoint.offset(),
        checkpoint.before());
  }

  @Override
  public Optional<Checkpoint> checkpoint(String source) throws StoreException {
    String sql = "SELECT read_to, before FROM checkpoint WHERE source = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Checkpoint(source, row.getLong(1), row.getString(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void save(JvmRun jvm) throws StoreException {
    run(
        "INSERT INTO jvm (id, run, revision) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET run ="
            + " excluded.run, revision = excluded.revision",
        jvm.jvm(),
        jvm.run(),
        jvm.revision());
  }

  @Override
  public Optional<JvmRun> jvm(String id) throws StoreException {
    String sql = "SELECT run, revision FROM jvm WHERE id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new JvmRun(id, row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private void run(String sql, Object... parameters) throws StoreException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  @Override
  public void close() throws SQLException {
    index.close();
    tallies.close();
  }
}
