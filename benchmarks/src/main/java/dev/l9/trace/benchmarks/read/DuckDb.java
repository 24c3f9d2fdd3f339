package dev.l9.trace.benchmarks.read;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * DuckDB in this process, on all cores, told which columns it needs. It unpacks its library to the
 * temporary folder, and the JVM deletes that at its end.
 */
final class DuckDb implements Contender {

  private static final String QUERY =
      """
      SELECT hrm_layer, count(*), count(*) FILTER (status = 'error'), avg(metadata.duration_ns),
        quantile_disc(metadata.duration_ns, 0.5), quantile_disc(metadata.duration_ns, 0.95),
        quantile_disc(metadata.duration_ns, 0.99), max(metadata.duration_ns)
      FROM read_json('FILE', format = 'newline_delimited', ignore_errors = true, columns = {
        hrm_layer: 'VARCHAR', component: 'VARCHAR', status: 'VARCHAR',
        metadata: 'STRUCT(duration_ns BIGINT)'})
      WHERE component <> 'l9-agent'
      GROUP BY hrm_layer ORDER BY hrm_layer
      """;

  @Override
  public String name() {
    return "DuckDB, read_json, " + Runtime.getRuntime().availableProcessors() + " cores";
  }

  @Override
  public boolean isThere() {
    try (Connection connection = connect()) {
      return connection.isValid(0);
    } catch (SQLException | LinkageError e) {
      return false; // There is no library for this platform.
    }
  }

  /** Nothing is to come from the network. */
  private static Connection connect() throws SQLException {
    Properties options = new Properties();
    options.setProperty("autoinstall_known_extensions", "false");
    options.setProperty("autoload_known_extensions", "false");
    return DriverManager.getConnection("jdbc:duckdb:", options);
  }

  @Override
  public List<LayerRow> answer(Path trace) throws SQLException {
    List<LayerRow> rows = new ArrayList<>();
    String query = QUERY.replace("FILE", trace.toString().replace("'", "''"));
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(row(result));
      }
    }
    return rows;
  }

  private static LayerRow row(ResultSet result) throws SQLException {
    return new LayerRow(
        result.getString(1),
        result.getLong(2),
        result.getLong(3),
        result.getDouble(4),
        result.getLong(5),
        result.getLong(6),
        result.getLong(7),
        result.getLong(8));
  }
}
