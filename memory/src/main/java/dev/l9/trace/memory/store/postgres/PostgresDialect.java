package dev.l9.trace.memory.store.postgres;

import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.jdbc.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The statements of PostgreSQL. */
final class PostgresDialect implements Dialect {

  /** Writers take turns by a lock of this number, which is taken until the transaction's end. */
  private static final String TURN = "SELECT pg_advisory_xact_lock(7795309)";

  private final StoreUrl url;
  private final boolean hasVectors;

  PostgresDialect(StoreUrl url, boolean hasVectors) {
    this.url = url;
    this.hasVectors = hasVectors;
  }

  @Override
  public StoreUrl url() {
    return url;
  }

  @Override
  public void beginWriting(Connection connection) throws SQLException {
    run(connection, TURN);
  }

  @Override
  public void beginReading(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public void endReading(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void setId(PreparedStatement statement, int at, UUID id) throws SQLException {
    statement.setObject(at, id);
  }

  @Override
  public UUID id(ResultSet row, int at) throws SQLException {
    return row.getObject(at, UUID.class);
  }

  @Override
  public String jsonParameter() {
    return "?::json";
  }

  @Override
  public String insertWords() {
    return "INSERT INTO packet_words (seq, words) VALUES (?, to_tsvector('english', ?))";
  }

  @Override
  public String wordsNumber() {
    return "seq";
  }

  /**
   * A rare word weighs more, as it does in BM25, which the server doesn't have: each word's weight
   * comes from how many packets have it.
   */
  @Override
  public String searchWords(int words) {
    String values = "(plainto_tsquery('english', ?)), ".repeat(words);
    return "WITH word (query) AS (SELECT DISTINCT * FROM (VALUES "
        + values.substring(0, values.length() - 2)
        + ") v), total AS (SELECT COUNT(*) AS number FROM packet_words), weighed AS (SELECT query,"
        + " ln(1 + (total.number - has.number + 0.5) / (has.number + 0.5)) AS weight FROM word,"
        + " total, LATERAL (SELECT COUNT(*) AS number FROM packet_words WHERE words @@ query) has)"
        + " SELECT p.json, x.score FROM (SELECT w.seq, SUM(weight * ts_rank(w.words, query, 1)) AS"
        + " score FROM weighed JOIN packet_words w ON w.words @@ query GROUP BY w.seq) x JOIN packet"
        + " p ON p.seq = x.seq WHERE ";
  }

  @Override
  public List<String> wordParameters(List<String> words) {
    return words;
  }

  @Override
  public boolean hasVectors() {
    return hasVectors;
  }

  @Override
  public String whyNoVectors() {
    return url
        + " has no extension pgvector, so it is searched by words alone; install it on the server"
        + " and run CREATE EXTENSION vector as its owner, for searches by meaning";
  }

  @Override
  public String vectorParameter() {
    return "?::public.vector";
  }

  /** Of a vector of zeros the server says NaN, and this store 0. */
  @Override
  public String cosine() {
    return "COALESCE(NULLIF(1 - (v.vector OPERATOR(public.<=>) ?::public.vector), 'NaN'), 0)";
  }

  @Override
  public void setVector(PreparedStatement statement, int at, float[] vector) throws SQLException {
    statement.setString(at, Arrays.toString(vector));
  }

  @Override
  public float[] vector(ResultSet row, int at) throws SQLException {
    String[] values = row.getString(at).replaceAll("[\\[\\]]", "").split(",", -1);
    float[] vector = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      vector[i] = Float.parseFloat(values[i]);
    }
    return vector;
  }

  @Override
  public void compact(Connection connection) throws SQLException {
    for (String table : List.of("packet", "packet_key", "packet_words", "tally")) {
      run(connection, "VACUUM FULL " + table);
    }
    if (hasVectors) {
      run(connection, "VACUUM FULL packet_vector");
    }
  }

  @Override
  public void afterForgetting(Connection connection) {
    // The server's log belongs to the server: it is archived and removed as its owner has set.
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public long bytes(Connection connection) throws SQLException {
    String sql =
        "SELECT COALESCE(SUM(pg_total_relation_size(c.oid)), 0) FROM pg_class c JOIN pg_namespace n"
            + " ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public StoreException failure(SQLException e) {
    return PostgresFailure.of(url, e);
  }
}
