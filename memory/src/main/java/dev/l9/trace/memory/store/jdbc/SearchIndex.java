package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.PlainText;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What packets are searched by: names, words and vectors. Of the packets with one subject only the
 * latest is in it.
 */
final class SearchIndex implements AutoCloseable {

  private final Dialect dialect;
  private final Statements statements;

  /** A packet with the subject of another one. */
  private record Other(long number, long time) {}

  SearchIndex(Connection connection, Dialect dialect) {
    this.dialect = dialect;
    this.statements = new Statements(connection);
  }

  /** A packet was added, which wasn't there before. */
  void added(IndexedPacket added) throws SQLException {
    PacketIndex index = added.index();
    PacketIndex.Searched search = index.search();
    String subject = index.subject();
    if (search == null && subject == null) {
      return;
    }
    long number = number(added.packet().id());
    if (subject != null && !replaceOthers(subject, number, added)) {
      retire(number);
    } else if (search != null) {
      insert(number, search);
    }
  }

  private long number(UUID id) throws SQLException {
    PreparedStatement select = statements.of("SELECT seq FROM packet WHERE id = ?");
    dialect.setId(select, 1, id);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Whether the packet is the latest of its subject; then the others are replaced. */
  private boolean replaceOthers(String subject, long number, IndexedPacket added)
      throws SQLException {
    List<Other> others = others(subject, number);
    long time = FilterSql.micros(added.packet().timestamp());
    if (others.stream().anyMatch(other -> other.time > time)) {
      return false;
    }
    for (Other other : others) {
      retire(other.number);
    }
    return true;
  }

  private List<Other> others(String subject, long number) throws SQLException {
    PreparedStatement select =
        statements.of(
            "SELECT seq, time_us FROM packet WHERE subject = ? AND replaced = 0 AND seq <> ?");
    select.setString(1, subject);
    select.setLong(2, number);
    List<Other> others = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        others.add(new Other(row.getLong(1), row.getLong(2)));
      }
    }
    return others;
  }

  /** Its vector stays for now: that of the packet which replaces it may be the same. */
  private void retire(long number) throws SQLException {
    run("UPDATE packet SET replaced = 1, searched = 0 WHERE seq = ?", number);
    unindex(number);
  }

  private void unindex(long number) throws SQLException {
    run("DELETE FROM packet_key WHERE seq = ?", number);
    run("DELETE FROM packet_words WHERE " + dialect.wordsNumber() + " = ?", number);
  }

  /** Removes all packets of a subject. */
  void forget(String subject) throws SQLException {
    PreparedStatement select = statements.of("SELECT seq FROM packet WHERE subject = ?");
    select.setString(1, subject);
    forgetAll(select);
  }

  /** Removes all packets whose subjects begin so. */
  void forgetAll(String beginning) throws SQLException {
    String stored = PlainText.storable(beginning);
    PreparedStatement select =
        statements.of(
            "SELECT seq FROM packet WHERE subject IS NOT NULL AND substr(subject, 1, ?) = ?");
    select.setInt(1, stored.codePointCount(0, stored.length()));
    select.setString(2, stored);
    forgetAll(select);
  }

  private void forgetAll(PreparedStatement select) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    for (long number : numbers) {
      unindex(number);
      if (dialect.hasVectors()) {
        run("DELETE FROM packet_vector WHERE seq = ?", number);
      }
      run("DELETE FROM packet WHERE seq = ?", number);
    }
  }

  private void insert(long number, PacketIndex.Searched search) throws SQLException {
    for (String key : search.keys()) {
      PreparedStatement insert = statements.of("INSERT INTO packet_key (name, seq) VALUES (?, ?)");
      insert.setString(1, key);
      insert.setLong(2, number);
      insert.executeUpdate();
    }
    PreparedStatement insert = statements.of(dialect.insertWords());
    insert.setLong(1, number);
    insert.setString(2, search.words());
    insert.executeUpdate();
  }

  private void run(String sql, long number) throws SQLException {
    PreparedStatement statement = statements.of(sql);
    statement.setLong(1, number);
    statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
