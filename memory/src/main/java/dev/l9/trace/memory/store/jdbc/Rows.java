package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.store.PacketListener;
import dev.l9.trace.memory.store.ScoredPacket;
import dev.l9.trace.memory.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads packets from rows, whose first column is the JSON. */
final class Rows {

  private Rows() {}

  static Packet packet(ResultSet row, Dialect dialect) throws SQLException, StoreException {
    try {
      return PacketJson.read(row.getString(1));
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          dialect.url()
              + " holds a damaged packet: "
              + e.getMessage()
              + "; forget it, or add its"
              + " source to a new store",
          e);
    }
  }

  static void forEach(PreparedStatement statement, Dialect dialect, PacketListener listener)
      throws SQLException, StoreException {
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        listener.packet(packet(row, dialect));
      }
    }
  }

  /** The second column is the score. */
  static List<ScoredPacket> scored(PreparedStatement statement, Dialect dialect)
      throws SQLException, StoreException {
    List<ScoredPacket> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(new ScoredPacket(packet(row, dialect), row.getDouble(2)));
      }
    }
    return found;
  }
}
