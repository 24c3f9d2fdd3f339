package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.ScoredPacket;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.VectorModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The vectors of packets. All of those that pass the filter are compared, which takes some tens of
 * milliseconds for tens of thousands; so the answer is exact.
 */
final class JdbcVectors {

  private final Connection connection;
  private final Dialect dialect;

  private record Near(long number, double cosine) {}

  JdbcVectors(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Adds vectors, within a transaction. */
  void add(VectorModel model, Map<UUID, float[]> vectors) throws StoreException {
    for (float[] vector : vectors.values()) {
      require(model, vector);
    }
    try {
      long number = number(model, true);
      String sql =
          "INSERT INTO packet_vector (model, seq, vector) SELECT ?, seq, "
              + dialect.vectorParameter()
              + " FROM packet WHERE id = ? AND searched = 1 ON CONFLICT (model, seq) DO NOTHING";
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        for (Map.Entry<UUID, float[]> vector : vectors.entrySet()) {
          insert.setLong(1, number);
          dialect.setVector(insert, 2, vector.getValue());
          dialect.setId(insert, 3, vector.getKey());
          insert.addBatch();
        }
        insert.executeBatch();
      }
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private void require(VectorModel model, float[] vector) throws StoreException {
    requireVectors();
    if (vector.length != model.dimensions()) {
      throw new StoreException(
          "a vector has "
              + vector.length
              + " dimensions, but those of the model "
              + model.name()
              + " have "
              + model.dimensions()
              + "; nothing was stored");
    }
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw new StoreException(
            "a vector of " + model.name() + " isn't finite; nothing was stored");
      }
    }
  }

  private void requireVectors() throws StoreException {
    if (!dialect.hasVectors()) {
      throw new StoreException(dialect.whyNoVectors());
    }
  }

  /** The model's number; -1 where it isn't there and isn't to be made. */
  private long number(VectorModel model, boolean isMade) throws SQLException, StoreException {
    String select = "SELECT number, dimensions FROM vector_model WHERE name = ?";
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, model.name());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          requireDimensions(model, row.getInt(2));
          return row.getLong(1);
        }
      }
    }
    if (!isMade) {
      return -1;
    }
    String insert = "INSERT INTO vector_model (name, dimensions) VALUES (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, model.name());
      statement.setInt(2, model.dimensions());
      statement.executeUpdate();
    }
    return number(model, false);
  }

  private void requireDimensions(VectorModel model, int stored) throws StoreException {
    if (stored != model.dimensions()) {
      throw new StoreException(
          dialect.url()
              + " has vectors of the model "
              + model.name()
              + " with "
              + stored
              + " dimensions, and these have "
              + model.dimensions()
              + "; give the other model another name");
    }
  }

  List<Packet> missing(VectorModel model, int limit) throws StoreException {
    requireVectors();
    String sql =
        "SELECT p.json FROM packet p WHERE p.searched = 1 AND NOT EXISTS (SELECT 1 FROM"
            + " packet_vector v WHERE v.seq = p.seq AND v.model = ?) ORDER BY p.seq LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number(model, false));
      statement.setInt(2, limit);
      List<Packet> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(Rows.packet(row, dialect));
        }
      }
      return found;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  List<ScoredPacket> nearest(VectorModel model, float[] vector, PacketFilter filter, int limit)
      throws StoreException {
    require(model, vector);
    try {
      List<ScoredPacket> found = new ArrayList<>();
      for (Near near : nearest(number(model, false), vector, new FilterSql(filter), limit)) {
        found.add(new ScoredPacket(packet(near.number), near.cosine));
      }
      return found;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  private List<Near> nearest(long model, float[] vector, FilterSql where, int limit)
      throws SQLException {
    Comparator<Near> worstFirst =
        Comparator.comparingDouble(Near::cosine).thenComparingLong(Near::number);
    PriorityQueue<Near> best = new PriorityQueue<>(worstFirst);
    String sql =
        "SELECT v.seq, v.vector FROM packet_vector v JOIN packet p ON p.seq = v.seq WHERE v.model ="
            + " ? AND "
            + where;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, model);
      where.set(statement, 2, dialect);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          best.add(new Near(row.getLong(1), cosine(vector, dialect.vector(row, 2))));
          if (best.size() > limit) {
            best.poll();
          }
        }
      }
    }
    return best.stream().sorted(worstFirst.reversed()).toList();
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double length = 0;
    double otherLength = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
      length += one[i] * one[i];
      otherLength += other[i] * other[i];
    }
    double lengths = Math.sqrt(length) * Math.sqrt(otherLength);
    return lengths == 0 ? 0 : product / lengths;
  }

  private Packet packet(long number) throws SQLException, StoreException {
    String sql = "SELECT p.json FROM packet p WHERE p.seq = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Rows.packet(row, dialect);
      }
    }
  }

  /** How many vectors there are of each model. */
  Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    if (!dialect.hasVectors()) {
      return counts;
    }
    String sql =
        "SELECT m.name, COUNT(v.seq) FROM vector_model m LEFT JOIN packet_vector v ON v.model ="
            + " m.number GROUP BY m.name";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
    }
    return counts;
  }
}
