package dev.l9.trace.cli.stats;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Screen.Colour;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.reader.stats.Change;
import dev.l9.trace.reader.stats.ChangeHistory;
import dev.l9.trace.reader.stats.DoraMetrics;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;

/** The measures of software delivery for people: five lines, and a table of the changes. */
public final class DoraText {

  private static final int SHORT_REVISION = 12;

  private DoraText() {}

  public static void print(
      DoraMetrics metrics, ChangeHistory history, PrintWriter out, Screen screen) {
    int runs = history.changes().stream().mapToInt(Change::runs).sum();
    out.println(
        screen.in(
            Colour.BOLD,
            "DORA ("
                + Digits.count(history.changes().size(), "change")
                + ", "
                + Digits.count(runs, "run")
                + "):"));
    out.println("- throughput: " + throughput(metrics));
    out.println("- stability: " + stability(metrics, history));
    out.println("- cycle time: " + cycleTime(metrics));
    out.println("- change failure rate: " + failureRate(metrics));
    out.println("- time to restore: " + restoreTime(metrics));
    if (history.runsWithoutRevision() > 0) {
      out.println(
          Digits.count(history.runsWithoutRevision(), "JVM")
              + " of unknown revision, counted for the stability only");
    }
    if (!history.changes().isEmpty()) {
      out.println();
      table(history).print(out, screen);
    }
  }

  private static String throughput(DoraMetrics metrics) {
    return Double.isNaN(metrics.changesPerDay())
        ? "unknown: the trace has fewer than two changes"
        : perDay(Digits.of(metrics.changesPerDay()));
  }

  private static String perDay(String changes) {
    return changes + (changes.equals("1") ? " change a day" : " changes a day");
  }

  private static String stability(DoraMetrics metrics, ChangeHistory history) {
    return Double.isNaN(metrics.stability())
        ? "unknown: no trace has ended"
        : percent(metrics.stability())
            + " of "
            + Digits.count(history.traces().count(), "trace")
            + " succeeded";
  }

  private static String cycleTime(DoraMetrics metrics) {
    OptionalDouble seconds = metrics.cycleSeconds();
    return seconds.isEmpty()
        ? "unknown: git in this folder doesn't know the commits"
        : Digits.time(seconds.getAsDouble())
            + " from commit to first run, the median of "
            + Digits.count(metrics.cycles(), "change");
  }

  private static String failureRate(DoraMetrics metrics) {
    return metrics.judged() == 0
        ? "unknown: no change can be compared with one before it"
        : percent(metrics.changeFailureRate())
            + ", "
            + metrics.failed()
            + " of "
            + Digits.count(metrics.judged(), "change");
  }

  private static String restoreTime(DoraMetrics metrics) {
    OptionalDouble seconds = metrics.restoreSeconds();
    if (seconds.isPresent()) {
      return Digits.time(seconds.getAsDouble())
          + ", the median of "
          + Digits.count(metrics.restored(), "failed change");
    }
    return metrics.failed() == 0 ? "no change has failed" : "not restored yet";
  }

  private static String percent(double share) {
    return Digits.percent(share) + " %";
  }

  private static Table table(ChangeHistory history) {
    Table table = new Table().text("change").text("first run").number("runs").number("traces");
    table.number("failed").text("outcome");
    for (Change change : history.changes()) {
      Object[] cells = {
        change.revision().substring(0, Math.min(SHORT_REVISION, change.revision().length())),
        time(change.firstRun()),
        change.runs(),
        change.traces().count(),
        change.traces().failed(),
        outcome(change)
      };
      if (change.isFailed()) {
        table.redRow(cells);
      } else {
        table.row(cells);
      }
    }
    return table;
  }

  private static String outcome(Change change) {
    String dirty = change.dirtyRuns() == 0 ? "" : ", " + change.dirtyRuns() + " with edits";
    if (change.outcome() instanceof Change.Outcome.Failed failed) {
      return failed(failed) + dirty;
    }
    return (change.isJudged() ? "fine" : "not judged") + dirty;
  }

  private static String failed(Change.Outcome.Failed failed) {
    return failed.restored().isEmpty()
        ? "failed"
        : "failed, restored after "
            + Digits.time((failed.restored().getAsLong() - failed.firstFailure()) / 1e6);
  }

  static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
