package dev.l9.trace.agent.capture;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.JsonBytes;
import java.util.Set;

/** Takes values as the agent does with its defaults, and shows them as JSON. */
public final class Captured {

  static final ValueCapturer DEFAULT =
      new ValueCapturer(new Redactor("", ""), Set.of(), type -> {});

  private Captured() {}

  static String json(Object value) {
    return json(DEFAULT, value);
  }

  static String json(ValueCapturer capturer, Object value) {
    return text(capturer.capture(value));
  }

  /** The JSON of a value, as a line of the trace has it but for blanks between its parts. */
  public static String text(CapturedValue value) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    boolean escaped = false;
    for (char c : JsonBytes.compact().value(value).toString().toCharArray()) {
      out.append(c);
      if (!quoted && (c == ':' || c == ',')) {
        out.append(' ');
      }
      quoted ^= c == '"' && !escaped;
      escaped = c == '\\' && !escaped;
    }
    return out.toString();
  }
}
