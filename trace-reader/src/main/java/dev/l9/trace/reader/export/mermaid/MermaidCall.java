package dev.l9.trace.reader.export.mermaid;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.export.SpanTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a sequence diagram shows of an event.
 *
 * @param callee the class, or what else did it
 * @param thread the thread, and its JVM
 * @param answer the arrow back, and its text
 */
record MermaidCall(
    String id,
    String root,
    @Nullable String parent,
    String jvm,
    String callee,
    String thread,
    String text,
    Answer answer,
    long startMicros,
    long endMicros) {

  /**
   * What came of a call.
   *
   * @param isError whether the arrow has a cross
   */
  record Answer(String text, boolean isError) {}

  static final Comparator<MermaidCall> BY_START =
      Comparator.comparingLong(MermaidCall::startMicros)
          .thenComparing(MermaidCall::endMicros, Comparator.reverseOrder());

  private static final long NANOS_PER_MICRO = 1000;
  private static final long MICROS_PER_MILLI = 1000;

  static MermaidCall of(Event event) {
    SpanTime time = SpanTime.of(event);
    String name = event.method().isEmpty() ? event.operation() : event.method();
    return new MermaidCall(
        event.traceId(),
        event.rootId(),
        event.parentId(),
        event.jvm(),
        event.className().isEmpty() ? event.component() : event.className(),
        event.jvm() + " " + event.thread(),
        MermaidText.of(name) + "(" + MermaidText.of(event.inputSummary()) + ")",
        new Answer(answer(event, time.durationNanos() / NANOS_PER_MICRO), event.isError()),
        time.startNanos() / NANOS_PER_MICRO,
        time.endNanos() / NANOS_PER_MICRO);
  }

  private static String answer(Event event, long micros) {
    String status = event.isBlocked() ? "blocked " : "";
    String output = MermaidText.of(event.outputSummary());
    String time =
        micros < MICROS_PER_MILLI
            ? micros + " µs"
            : micros / MICROS_PER_MILLI + "." + micros % MICROS_PER_MILLI / 100 + " ms";
    return status + output + (output.isEmpty() ? "" : ", ") + time;
  }
}
