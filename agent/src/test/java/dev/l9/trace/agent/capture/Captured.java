package dev.l9.trace.agent.capture;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.JsonText;
import java.util.Set;

/** Takes values as the agent does with its defaults, and shows them as JSON. */
final class Captured {

  static final ValueCapturer DEFAULT =
      new ValueCapturer(new Redactor("", ""), Set.of(), type -> {});

  private Captured() {}

  static String json(Object value) {
    return json(DEFAULT, value);
  }

  static String json(ValueCapturer capturer, Object value) {
    return text(capturer.capture(value));
  }

  static String text(CapturedValue value) {
    StringBuilder out = new StringBuilder();
    JsonText.appendValue(out, value, false);
    return out.toString();
  }
}
