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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The vectors of packets, and the models that they are of. */
final class JdbcVectors {

  private final Connection connection;
  private final Dialect dialect;

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

  /** The vectors that packets have. */
  Map<UUID, float[]> of(VectorModel model, Collection<UUID> packets) throws StoreException {
    requireVectors();
    Map<UUID, float[]> found = new HashMap<>();
    String sql =
        "SELECT v.vector FROM packet_vector v JOIN packet p ON p.seq = v.seq WHERE v.model = ? AND"
            + " p.id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number(model, false));
      for (UUID packet : packets) {
        dialect.setId(statement, 2, packet);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            found.put(packet, dialect.vector(row, 1));
          }
        }
      }
      return found;
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  /** Removes the vectors of packets that are no longer searched, within a transaction. */
  int removeOld() throws StoreException {
    requireVectors();
    String sql =
        "DELETE FROM packet_vector WHERE seq IN (SELECT v.seq FROM packet_vector v JOIN packet p ON"
            + " p.seq = v.seq WHERE p.searched = 0)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  List<ScoredPacket> nearest(VectorModel model, float[] vector, PacketFilter filter, int limit)
      throws StoreException {
    require(model, vector);
    try {
      NearestVectors nearest = new NearestVectors(connection, dialect);
      return nearest.find(number(model, false), vector, new FilterSql(filter), limit);
    } catch (SQLException e) {
      throw dialect.failure(e);
    }
  }

  /** How many searched packets have a vector, of each model. */
  Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    if (!dialect.hasVectors()) {
      return counts;
    }
    String sql =
        "SELECT m.name, COUNT(p.seq) FROM vector_model m LEFT JOIN packet_vector v ON v.model ="
            + " m.number LEFT JOIN packet p ON p.seq = v.seq AND p.searched = 1 GROUP BY m.name";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
    }
    return counts;
  }
}
