package dev.l9.trace.reader.export;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The failure of an event, by the names of OpenTelemetry's conventions for exceptions.
 *
 * @param text {@code ExceptionType: message}
 */
record SpanError(String text) {

  private static final String SEPARATOR = ": ";

  /** The failure as the metadata has it whole, or else as the output shows it. */
  static SpanError of(Event event) {
    String whole = Objects.requireNonNullElse(event.text("error"), event.outputSummary());
    return new SpanError(PlainText.wellFormed(whole));
  }

  Map<String, CapturedValue> attributes() {
    int end = text.indexOf(SEPARATOR);
    Map<String, CapturedValue> attributes = new LinkedHashMap<>();
    attributes.put(
        "exception.type", new CapturedValue.Text(end < 0 ? text : text.substring(0, end)));
    if (end >= 0) {
      String message = text.substring(end + SEPARATOR.length());
      attributes.put("exception.message", new CapturedValue.Text(message));
    }
    return attributes;
  }
}
