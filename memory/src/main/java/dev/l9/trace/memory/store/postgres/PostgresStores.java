package dev.l9.trace.memory.store.postgres;

import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.jdbc.JdbcStore;
import dev.l9.trace.memory.store.jdbc.LinkMigration;
import dev.l9.trace.memory.store.jdbc.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens stores on servers. */
public final class PostgresStores {

  /** All is in this schema of the database, unless the URL names another one. */
  private static final String SCHEMA = "l9";

  private static final String NEWEST = "2";
  private static final int SECONDS_TO_CONNECT = 10;

  private PostgresStores() {}

  /**
   * Opens a store.
   *
   * @param isMade whether its tables are made where there are none
   * @throws StoreException where it isn't there, or can't be opened
   */
  public static PacketStore open(StoreUrl.OnServer url, boolean isMade) throws StoreException {
    try {
      PGSimpleDataSource source = source(url);
      Connection connection = source.getConnection();
      try {
        return open(url, source, connection, isMade);
      } catch (StoreException | SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw PostgresFailure.of(url, e);
    }
  }

  private static PGSimpleDataSource source(StoreUrl.OnServer url) throws StoreException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setUrl(url.jdbcUrl());
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          url + " is no URL of PostgreSQL: write jdbc:postgresql://HOST/DATABASE?user=NAME", e);
    }
    String password = System.getenv("PGPASSWORD");
    if (source.getPassword() == null && password != null) {
      source.setPassword(password);
    }
    if (source.getCurrentSchema() == null) {
      source.setCurrentSchema(SCHEMA);
    }
    source.setApplicationName("l9 memory");
    source.setConnectTimeout(SECONDS_TO_CONNECT);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(false); // Else it isn't told which rows were new.
    return source;
  }

  private static PacketStore open(
      StoreUrl.OnServer url, PGSimpleDataSource source, Connection connection, boolean isMade)
      throws StoreException, SQLException {
    requireUtf8(url, connection);
    String schema = schema(source);
    connection.setSchema(schema); // Poolers of connections ignore what the URL says.
    Migrations packets =
        new Migrations(url, "postgres", "schema_version", NEWEST, new LinkMigration());
    if (!packets.isCurrent(connection)) {
      if (!isMade && !packets.isThere(connection)) {
        throw new StoreException(
            "there is no memory in " + url + " yet; l9 memory add trace.jsonl makes one");
      }
      packets.run(source, schema);
    }
    Migrations vectors = new Migrations(url, "pgvector", "vector_schema_version", "1");
    boolean hasVectors = vectors.isCurrent(connection);
    if (!hasVectors && isMade && isVectorAvailable(connection)) {
      vectors.run(source, schema);
      hasVectors = true;
    }
    connection.setSchema(schema); // Flyway may have left another one to a pooler.
    return new JdbcStore(connection, new PostgresDialect(url, hasVectors), NEWEST);
  }

  /** The first of those that the URL names. */
  private static String schema(PGSimpleDataSource source) {
    return String.valueOf(source.getCurrentSchema()).split(",", 2)[0].strip();
  }

  private static void requireUtf8(StoreUrl url, Connection connection)
      throws StoreException, SQLException {
    String encoding = ask(connection, "SHOW server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new StoreException(
          url
              + " has the encoding "
              + encoding
              + ", which can't hold all texts; make the database with ENCODING 'UTF8'");
    }
  }

  /** Whether it is there, or this user may create it. */
  private static boolean isVectorAvailable(Connection connection) throws SQLException {
    String sql =
        "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'vector') OR EXISTS (SELECT 1"
            + " FROM pg_available_extension_versions v, pg_roles r WHERE v.name = 'vector' AND"
            + " r.rolname = current_user AND (r.rolsuper OR (v.trusted AND"
            + " has_database_privilege(current_database(), 'CREATE'))))";
    return ask(connection, sql).equals("t");
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
