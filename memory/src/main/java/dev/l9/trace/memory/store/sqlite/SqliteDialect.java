package dev.l9.trace.memory.store.sqlite;

import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.jdbc.Dialect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The statements of SQLite. */
final class SqliteDialect implements Dialect {

  private final StoreUrl url;

  SqliteDialect(StoreUrl url) {
    this.url = url;
  }

  @Override
  public StoreUrl url() {
    return url;
  }

  @Override
  public void beginWriting(Connection connection) {
    // The connection's transactions are immediate: the first statement waits for other writers.
  }

  @Override
  public void beginReading(Connection connection) {
    // Rows come one by one anyway, and a transaction would have writers wait.
  }

  @Override
  public void endReading(Connection connection) {
    // Nothing was begun.
  }

  @Override
  public void setId(PreparedStatement statement, int at, UUID id) throws SQLException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    statement.setBytes(at, bytes.array());
  }

  @Override
  public UUID id(ResultSet row, int at) throws SQLException {
    ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(at));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  @Override
  public String jsonParameter() {
    return "?";
  }

  @Override
  public String insertWords() {
    return "INSERT INTO packet_words (rowid, words) VALUES (?, ?)";
  }

  @Override
  public String wordsNumber() {
    return "rowid";
  }

  /** The least score of FTS5 is the best one. */
  @Override
  public String searchWords(int words) {
    return "SELECT p.json, -w.score FROM (SELECT rowid AS seq, bm25(packet_words) AS score FROM"
        + " packet_words WHERE packet_words MATCH ?) w JOIN packet p ON p.seq = w.seq WHERE ";
  }

  /** Words in quotes are none of the words that mean something to FTS5. */
  @Override
  public List<String> wordParameters(List<String> words) {
    return List.of(
        words.stream()
            .map(word -> '"' + word.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(" OR ")));
  }

  @Override
  public boolean hasVectors() {
    return true;
  }

  @Override
  public String whyNoVectors() {
    return "";
  }

  @Override
  public String vectorParameter() {
    return "?";
  }

  @Override
  public String cosine() {
    return "";
  }

  @Override
  public void setVector(PreparedStatement statement, int at, float[] vector) throws SQLException {
    byte[] bytes = new byte[vector.length * Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
    statement.setBytes(at, bytes);
  }

  @Override
  public float[] vector(ResultSet row, int at) throws SQLException {
    byte[] bytes = row.getBytes(at);
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  @Override
  public void compact(Connection connection) throws SQLException {
    run(connection, "INSERT INTO packet_words (packet_words) VALUES ('optimize')");
    run(connection, "VACUUM");
    afterForgetting(connection);
  }

  /** What is forgotten is overwritten in the file; the log beside it still has it till then. */
  @Override
  public void afterForgetting(Connection connection) throws SQLException {
    run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public long bytes(Connection connection) throws SQLException {
    String sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public StoreException failure(SQLException e) {
    return SqliteFailure.of(url, e);
  }
}
