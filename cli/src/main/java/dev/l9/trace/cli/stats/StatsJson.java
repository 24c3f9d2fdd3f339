package dev.l9.trace.cli.stats;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.stats.Change;
import dev.l9.trace.reader.stats.ChangeHistory;
import dev.l9.trace.reader.stats.DoraMetrics;
import dev.l9.trace.reader.stats.GroupRow;
import dev.l9.trace.reader.stats.TraceStats;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The statistics for programs: one object on one line. What isn't known is null. */
public final class StatsJson {

  private final JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact());

  private StatsJson() {}

  /**
   * The statistics.
   *
   * @param skipped how many lines were no events
   */
  public static String of(TraceStats stats, long skipped) {
    StatsJson text = new StatsJson();
    text.json.beginObject().key("events").value(stats.events()).key("skipped").value(skipped);
    text.json.key("groups").beginArray();
    stats.rows().forEach(text::row);
    text.json.end().key("slowest").beginArray();
    stats.slowest().forEach(text::slow);
    return text.json.end().end().toString();
  }

  private void row(GroupRow row) {
    json.beginObject().key("group").value(row.group());
    json.key("operations").value(row.outcomes().operations());
    json.key("errors").value(row.outcomes().errors());
    json.key("blocked").value(row.outcomes().blocked());
    millis("mean_ms", Math.round(row.times().mean()));
    millis("p50_ms", row.times().p50());
    millis("p95_ms", row.times().p95());
    millis("p99_ms", row.times().p99());
    millis("max_ms", row.times().max());
    json.end();
  }

  private void slow(Event event) {
    json.beginObject().key("trace_id").value(event.traceId());
    json.key("operation").value(event.operation());
    millis("duration_ms", event.durationNanos());
    json.key("input_summary").value(event.inputSummary()).end();
  }

  /** The measures of software delivery, and the changes that they were computed from. */
  public static String of(DoraMetrics metrics, ChangeHistory history) {
    StatsJson text = new StatsJson();
    text.json.beginObject();
    text.number("changes_per_day", metrics.changesPerDay());
    text.number("stability", metrics.stability());
    text.number("cycle_time_seconds", metrics.cycleSeconds());
    text.number("change_failure_rate", metrics.changeFailureRate());
    text.number("time_to_restore_seconds", metrics.restoreSeconds());
    text.json.key("runs_without_revision").value(history.runsWithoutRevision());
    text.json.key("changes").beginArray();
    history.changes().forEach(text::change);
    return text.json.end().end().toString();
  }

  private void change(Change change) {
    json.beginObject().key("revision").value(change.revision());
    json.key("first_run").value(DoraText.time(change.firstRun()));
    json.key("runs").value(change.runs()).key("dirty_runs").value(change.dirtyRuns());
    json.key("traces").value(change.traces().count());
    json.key("failed_traces").value(change.traces().failed());
    json.key("failed");
    if (change.isJudged()) {
      json.value(new CapturedValue.Bool(change.isFailed()));
    } else {
      json.value(CapturedValue.NULL);
    }
    if (change.outcome() instanceof Change.Outcome.Failed failed) {
      time("first_failure", OptionalLong.of(failed.firstFailure()));
      time("restored", failed.restored());
    }
    json.end();
  }

  private void time(String key, OptionalLong micros) {
    json.key(key);
    if (micros.isPresent()) {
      json.value(Instant.EPOCH.plus(micros.getAsLong(), ChronoUnit.MICROS).toString());
    } else {
      json.value(CapturedValue.NULL);
    }
  }

  private void millis(String key, long nanos) {
    json.key(key).value(new CapturedValue.Num(Digits.exactMillis(nanos)));
  }

  private void number(String key, OptionalDouble value) {
    number(key, value.orElse(Double.NaN));
  }

  private void number(String key, double value) {
    json.key(key);
    if (Double.isNaN(value)) {
      json.value(CapturedValue.NULL);
    } else {
      json.value(new CapturedValue.Num(Digits.six(value)));
    }
  }
}
