package dev.l9.trace.cli.block;

import dev.l9.trace.source.SourceLog;
import java.io.PrintWriter;

/** Prints warnings only, since what was found is in the report. */
record WarningsTo(PrintWriter err) implements SourceLog {
  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {
    err.println("l9: " + message);
  }
}
