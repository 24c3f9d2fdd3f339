package dev.l9.trace.memory.fact;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.reader.stable.StableText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a method failed with one type of exception, in one revision, and the latest of these
 * executions. Not safe for use by several threads.
 */
final class FailureCount {

  /** Of so many different messages the counts are kept. */
  private static final int MOST_MESSAGES = 10;

  private static final int LONGEST_TEXT = 2000;

  private final Map<String, Long> messages = new LinkedHashMap<>();
  private String status = "";
  private long count;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;
  private Fields latest = StateFields.of();
  private String sealed = "";
  private long sealedCount;

  FailureCount() {}

  FailureCount(CapturedValue state) {
    StateFields fields = new StateFields(state);
    fields
        .object("messages")
        .forEach((text, number) -> messages.put(text, ((Num) number).value().longValue()));
    status = fields.text("status");
    count = fields.number("count");
    firstMicros = fields.number("first_us");
    lastMicros = fields.number("last_us");
    latest = new Fields(fields.object("latest"));
    sealed = fields.text("sealed");
    sealedCount = fields.number("sealed_count");
  }

  void count(Execution execution) {
    count++;
    firstMicros = Math.min(firstMicros, execution.startMicros());
    String message = cut(StableText.of(execution.failure()));
    if (messages.containsKey(message) || messages.size() < MOST_MESSAGES) {
      messages.merge(message, 1L, Long::sum);
    }
    if (isLatest(execution)) {
      lastMicros = execution.startMicros();
      status = execution.status();
      latest =
          StateFields.of(
              "trace_id", execution.text("trace_id"),
              "error", cut(execution.failure()),
              "at", execution.detail("at"),
              "cause", cut(execution.detail("cause")),
              "inputs", cut(execution.inputs()));
    }
  }

  /** Of those of one time it is that of the last id, in whichever order they come. */
  private boolean isLatest(Execution execution) {
    int order = Long.compare(execution.startMicros(), lastMicros);
    return order > 0 || (order == 0 && execution.text("trace_id").compareTo(latestId()) >= 0);
  }

  private String latestId() {
    return latest.values().get("trace_id") instanceof CapturedValue.Text id ? id.value() : "";
  }

  /** At most so many characters; surrogate pairs stay whole. */
  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_TEXT - end) + CapturedValue.CUT;
  }

  boolean isSealed() {
    return sealedCount == count;
  }

  /** The packet that told of it last; empty if there was none. */
  String sealed() {
    return sealed;
  }

  void sealedAs(String packet) {
    sealed = packet;
    sealedCount = count;
  }

  long count() {
    return count;
  }

  String status() {
    return status;
  }

  long firstMicros() {
    return firstMicros;
  }

  long lastMicros() {
    return lastMicros;
  }

  Fields latest() {
    return latest;
  }

  /** The messages without what differs from run to run, and how often each was seen. */
  Fields messages() {
    Map<String, CapturedValue> counts = new LinkedHashMap<>();
    messages.forEach((text, number) -> counts.put(text, new Num(number)));
    return new Fields(counts);
  }

  Fields state() {
    return StateFields.of(
        "status", status,
        "count", count,
        "first_us", firstMicros,
        "last_us", lastMicros,
        "messages", messages(),
        "latest", latest,
        "sealed", sealed,
        "sealed_count", sealedCount);
  }
}
