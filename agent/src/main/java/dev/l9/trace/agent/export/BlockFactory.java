package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.SpanTally;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.Ratios;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the DORA block of a source file from how its code ran. */
final class BlockFactory {

  private BlockFactory() {}

  static DoraTraceBlock block(FileRun file, DoraTraceBlock.@Nullable Run run) {
    SpanRecord entry = file.latestEntry();
    DoraTraceBlock.Graph graph = new FileGraph(file).graph();
    DoraTraceBlock.Metrics metrics = metrics(file, entry, run);
    if (entry == null) {
      return new DoraTraceBlock("", "", "", List.of(), graph, Map.of(), Map.of(), metrics);
    }
    TraceSite site = entry.site();
    return new DoraTraceBlock(
        entry.id(),
        site.task(),
        timestamp(SpanEvents.instant(entry.startEpochMicros())),
        site.patterns(),
        graph,
        entry.inputValues(),
        outputs(entry),
        metrics);
  }

  private static String timestamp(Instant start) {
    return start.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Map<String, CapturedValue> outputs(SpanRecord entry) {
    return entry.hasOutput() ? Map.of("result", entry.output().value()) : Map.of();
  }

  private static DoraTraceBlock.Metrics metrics(
      FileRun file, @Nullable SpanRecord entry, DoraTraceBlock.@Nullable Run run) {
    SpanTally total = file.total();
    String confidence = file.confidence();
    long executions = total.calls() - total.blocked();
    return new DoraTraceBlock.Metrics(
        confidence != null ? confidence : Ratios.wilsonLowerBound(total.successes(), executions),
        file.errors(),
        Ratios.stability(total.successes(), executions),
        entry == null ? null : Math.round(entry.durationNanos() / 1e3) / 1e3,
        file.failures().stream().map(BlockFactory::failure).toList(),
        lastError(file.latestFailure()),
        run,
        "",
        "");
  }

  private static DoraTraceBlock.Failure failure(FileRun.FailureRun failure) {
    SpanRecord latest = failure.latest;
    String error = latest.error();
    boolean isDescribed = latest.hasFailure();
    return new DoraTraceBlock.Failure(
        error == null ? "" : error,
        isDescribed ? latest.failure().cause() : "",
        isDescribed ? latest.failure().at() : "",
        failure.count,
        latest.inputValues());
  }

  private static DoraTraceBlock.@Nullable LastError lastError(@Nullable SpanRecord failure) {
    String error = failure == null ? null : failure.error();
    return failure == null || error == null
        ? null
        : new DoraTraceBlock.LastError(
            failure.id(),
            timestamp(SpanEvents.instant(failure.startEpochMicros())),
            failure.inputValues(),
            error);
  }
}
