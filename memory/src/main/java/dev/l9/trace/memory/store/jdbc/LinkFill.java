package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.packet.PacketLinker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Fills the columns that join packets, for packets that were added before there were such columns.
 */
public final class LinkFill {

  private static final int AT_ONCE = 1000;

  private LinkFill() {}

  /** Fills them, within the transaction of the connection. */
  public static void fill(Connection connection) throws SQLException {
    PacketLinker linker = new PacketLinker();
    String select = "SELECT seq, json FROM packet WHERE seq > ? ORDER BY seq LIMIT " + AT_ONCE;
    String sql = "UPDATE packet SET " + LinkColumns.ASSIGNED + " WHERE seq = ?";
    try (PreparedStatement from = connection.prepareStatement(select);
        PreparedStatement to = connection.prepareStatement(sql)) {
      long last = Long.MIN_VALUE;
      for (long next = fill(from, to, linker, last); next != last; ) {
        last = next;
        next = fill(from, to, linker, last);
      }
    }
  }

  /** Fills some rows behind this one, and returns the last of them. */
  private static long fill(
      PreparedStatement from, PreparedStatement to, PacketLinker linker, long before)
      throws SQLException {
    long last = before;
    from.setLong(1, before);
    try (ResultSet row = from.executeQuery()) {
      while (row.next()) {
        last = row.getLong(1);
        update(to, linker, last, row.getString(2));
      }
    }
    if (last != before) {
      to.executeBatch();
    }
    return last;
  }

  private static void update(PreparedStatement to, PacketLinker linker, long number, String json)
      throws SQLException {
    try {
      int at = LinkColumns.set(to, 1, linker.of(PacketJson.read(json)));
      to.setLong(at, number);
      to.addBatch();
    } catch (IllegalArgumentException e) {
      // A damaged packet has no links; who reads it is told that it is damaged.
    }
  }
}
