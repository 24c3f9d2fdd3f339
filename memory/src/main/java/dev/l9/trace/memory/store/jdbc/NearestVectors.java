package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.ScoredPacket;
import dev.l9.trace.memory.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the vectors that are nearest. All of those that pass the filter are compared, by the
 * database where it can, else here, which takes some tens of milliseconds for tens of thousands; so
 * the answer is exact.
 */
final class NearestVectors {

  private final Connection connection;
  private final Dialect dialect;

  private record Near(long number, double cosine) {}

  NearestVectors(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  List<ScoredPacket> find(long model, float[] vector, FilterSql where, int limit)
      throws SQLException, StoreException {
    return dialect.cosine().isEmpty()
        ? compared(model, vector, where, limit)
        : selected(model, vector, where, limit);
  }

  private List<ScoredPacket> selected(long model, float[] vector, FilterSql where, int limit)
      throws SQLException, StoreException {
    String sql =
        "SELECT p.json, "
            + dialect.cosine()
            + " FROM packet_vector v JOIN packet p ON p.seq = v.seq WHERE v.model = ? AND"
            + " p.searched = 1 AND "
            + where
            + " ORDER BY 2 DESC, p.seq DESC LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      dialect.setVector(statement, 1, vector);
      statement.setLong(2, model);
      statement.setInt(where.set(statement, 3, dialect), limit);
      return Rows.scored(statement, dialect);
    }
  }

  private List<ScoredPacket> compared(long model, float[] vector, FilterSql where, int limit)
      throws SQLException, StoreException {
    Comparator<Near> worstFirst =
        Comparator.comparingDouble(Near::cosine).thenComparingLong(Near::number);
    PriorityQueue<Near> best = new PriorityQueue<>(worstFirst);
    String sql =
        "SELECT v.seq, v.vector FROM packet_vector v JOIN packet p ON p.seq = v.seq WHERE v.model ="
            + " ? AND p.searched = 1 AND "
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
    return packets(best.stream().sorted(worstFirst.reversed()).toList());
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

  private List<ScoredPacket> packets(List<Near> nearest) throws SQLException, StoreException {
    List<ScoredPacket> packets = new ArrayList<>();
    String sql = "SELECT p.json FROM packet p WHERE p.seq = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Near near : nearest) {
        statement.setLong(1, near.number);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          Packet packet = Rows.packet(row, dialect);
          packets.add(new ScoredPacket(packet, near.cosine));
        }
      }
    }
    return packets;
  }
}
