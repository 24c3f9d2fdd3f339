package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.JvmInfo;
import org.jspecify.annotations.Nullable;

/** One failed execution in which an exception began. */
record FailureOccurrence(
    MethodName method,
    String error,
    boolean isBlocked,
    String at,
    String cause,
    String inputs,
    String thread,
    String traceId,
    String time,
    String jvm,
    FailurePath path) {

  static FailureOccurrence of(Event event) {
    return new FailureOccurrence(
        MethodName.of(event),
        error(event),
        event.isBlocked(),
        text(event, "at"),
        text(event, "cause"),
        ValueText.wholeInput(event),
        event.thread(),
        event.traceId(),
        event.timestamp(),
        event.jvm(),
        new FailurePath(event));
  }

  /** The whole words of the exception, which the summary may have cut. */
  static String error(Event event) {
    String error = event.text("error");
    return error == null ? event.outputSummary() : error;
  }

  private static String text(Event event, String key) {
    String text = event.text(key);
    return text == null ? "" : text;
  }

  Failure toFailure(long count, String first, @Nullable JvmInfo info) {
    return new Failure(
        method,
        error,
        isBlocked,
        at,
        cause,
        inputs,
        thread,
        traceId,
        count,
        first,
        time,
        path.steps(),
        path.isWhole(),
        info);
  }
}
