package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the ended executions of a run's trace as learners see them, without a store. */
final class TraceSamples {

  private TraceSamples() {}

  static void forEach(Path trace, Consumer<Sample> consumer) throws IOException {
    String[] run = {""};
    try (TraceReader reader = TraceReader.open(List.of(trace), System.in)) {
      reader.forEach(
          event -> {
            if (event.isRun()) {
              run[0] = Objects.requireNonNullElse(event.text("run"), "");
            } else if (!event.isNotice() && event.value("unfinished") == null) {
              consumer.accept(sample(event, run[0]));
            }
          });
    }
  }

  private static Sample sample(Event event, String run) {
    Map<String, CapturedValue> inputs =
        event.value("inputs") instanceof Fields fields ? fields.values() : Map.of();
    return new Sample(
        UUID.nameUUIDFromBytes(event.traceId().getBytes(StandardCharsets.UTF_8)),
        new Sample.Place(event.methodId(), event.component(), event.layer()),
        new Sample.Origin(event.traceId(), run, ""),
        Instant.EPOCH.plus(event.startMicros(), ChronoUnit.MICROS),
        event.durationNanos(),
        inputs,
        event.isSuccess() ? event.value("output") : null,
        failure(event));
  }

  private static Sample.@Nullable Failure failure(Event event) {
    if (event.isSuccess()) {
      return null;
    }
    String error = event.text("error");
    String failure = error == null ? event.outputSummary() : error;
    int colon = failure.indexOf(':');
    return new Sample.Failure(
        event.status(),
        colon < 0 ? failure : failure.substring(0, colon).strip(),
        colon < 0 ? "" : failure.substring(colon + 1).strip(),
        "",
        event.text("origin") != null);
  }
}
