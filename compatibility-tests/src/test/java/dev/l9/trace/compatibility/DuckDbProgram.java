package dev.l9.trace.compatibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Answers SQL queries by DuckDB, in the working directory, as DuckDB's own command line does: reads
 * them from standard input, with {@link #SEPARATOR} between them, and prints as many tables of
 * Markdown, or nothing where a statement has no result.
 *
 * <p>It is a process of its own, since DuckDB resolves names of files against the working
 * directory, and has the temporary folder that the process was started with.
 */
final class DuckDbProgram {

  static final String SEPARATOR = "\f";

  /** The exit code where DuckDB has no library for this platform. */
  static final int NO_LIBRARY = 3;

  private DuckDbProgram() {}

  public static void main(String[] arguments) throws Exception {
    try {
      Class.forName("org.duckdb.DuckDBNative");
    } catch (LinkageError e) {
      System.err.println(e);
      System.exit(NO_LIBRARY);
    }
    PrintStream out = new PrintStream(System.out, false, UTF_8);
    answer(new String(System.in.readAllBytes(), UTF_8), out);
    out.flush();
  }

  private static void answer(String queries, PrintStream out) throws SQLException, IOException {
    Properties offline = new Properties();
    offline.setProperty("autoinstall_known_extensions", "false");
    offline.setProperty("autoload_known_extensions", "false");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", offline);
        Statement statement = connection.createStatement()) {
      for (String query : queries.split(SEPARATOR, -1)) {
        if (query.startsWith("CREATE")) {
          statement.execute(query);
        } else {
          // DuckDB turns values into text as its command line does; JDBC has another taste.
          String texts = "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (" + query + ")";
          try (ResultSet result = statement.executeQuery(texts)) {
            out.print(table(rows(result)));
          }
        }
        out.print(SEPARATOR);
      }
    }
  }

  /** The first row has the names of the columns. */
  private static List<List<String>> rows(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      names.add(result.getMetaData().getColumnLabel(i));
    }
    List<List<String>> rows = new ArrayList<>(List.of(names));
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        String text = result.getString(i);
        row.add(text == null ? "" : text.replace("|", "\\|"));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String table(List<List<String>> rows) {
    List<String> rule = rows.get(0).stream().map(name -> "---").toList();
    rows.add(1, rule);
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        out.append("| ").append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 1));
      }
      out.append("|\n");
    }
    return out.toString();
  }
}
