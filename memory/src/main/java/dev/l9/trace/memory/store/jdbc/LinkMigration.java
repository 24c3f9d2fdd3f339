package dev.l9.trace.memory.store.jdbc;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Fills the columns that join packets, for packets that were added before there were such columns.
 * It runs within one transaction: a store whose migration was interrupted is as before.
 */
public final class LinkMigration implements JavaMigration {

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("1.2");
  }

  @Override
  public String getDescription() {
    return "fill link columns";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    LinkFill.fill(context.getConnection());
  }
}
