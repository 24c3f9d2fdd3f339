package dev.l9.trace.memory.store.postgres;

import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import java.sql.SQLException;

/** What is said where the server fails. */
final class PostgresFailure {

  private static final String KEPT =
      "; what was added before is kept, and the same again completes it";

  private PostgresFailure() {}

  static StoreException of(StoreUrl url, SQLException e) {
    return new StoreException(url + ": " + reason(e), e);
  }

  private static String reason(SQLException failure) {
    // Of a batch, the first one tells the statement with all its values, and the next one the
    // reason.
    SQLException next = failure.getNextException();
    SQLException e = next == null ? failure : next;
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String said = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    if (state.equals("08001")) {
      return "no server answers there (" + said + ")";
    }
    if (state.startsWith("08") || state.startsWith("57P")) {
      return "the server went away (" + said + ")" + KEPT + " once it is back";
    }
    return switch (state) {
      case "53100" -> "the server's disk is full" + KEPT + " once there is room";
      case "28P01", "28000" ->
          "the server refuses the user: "
              + said
              + "; give ?user=NAME, and the password in ~/.pgpass"
              + " or PGPASSWORD";
      case "3D000" -> said + "; make it with CREATE DATABASE";
      case "42501" -> said + "; the user needs the right to create in the database";
      default -> "the server fails: " + said + " (SQLSTATE " + state + ")";
    };
  }
}
