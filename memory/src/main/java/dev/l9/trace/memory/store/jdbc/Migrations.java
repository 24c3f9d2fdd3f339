package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Makes the tables of a store on a server, and brings those of an earlier version up to date. The
 * statements are resources of this jar, below {@code dev/l9/trace/memory/store}.
 */
public final class Migrations {

  /** Flyway logs each step; a field, since a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private final StoreUrl url;
  private final String folder;
  private final String historyTable;
  private final SchemaVersion version;
  private final JavaMigration[] steps;

  /**
   * @param folder of the statements, below this package's parent
   * @param historyTable where it is noted which have run
   * @param newest the version of the last of them
   * @param steps those of them that no statement can do
   */
  public Migrations(
      StoreUrl url, String folder, String historyTable, String newest, JavaMigration... steps) {
    this.url = url;
    this.folder = folder;
    this.historyTable = historyTable;
    this.version = new SchemaVersion(url, historyTable, newest);
    this.steps = steps.clone();
  }

  /**
   * Whether the tables are as this program needs them, which Flyway would need a third of a second
   * to find out.
   *
   * @throws StoreException where a newer program has made them
   */
  public boolean isCurrent(Connection connection) throws StoreException {
    return version.isCurrent(connection);
  }

  /** Whether there are tables at all, of whichever version. */
  public boolean isThere(Connection connection) {
    return version.isThere(connection);
  }

  /** Makes or changes the tables. */
  public void run(DataSource source, String schema) throws StoreException {
    FLYWAY.setLevel(Level.SEVERE);
    FluentConfiguration flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:dev/l9/trace/memory/store/" + folder)
            .table(historyTable)
            .javaMigrations(steps)
            .validateMigrationNaming(true)
            .baselineOnMigrate(true)
            .baselineVersion("0");
    if (!schema.isEmpty()) {
      // By default, a transaction stays open on one connection while another one makes the tables.
      flyway.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
      flyway.schemas(schema).defaultSchema(schema).createSchemas(true);
    }
    try {
      flyway.load().migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          "the tables of " + url + " can't be made: " + firstLine(e) + "; nothing was stored", e);
    }
  }

  private static String firstLine(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse(e.toString());
  }
}
