package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TraceSite;
import dev.l9.trace.model.CapturedValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders values for {@code input_summary} and {@code output_summary}: on one line, at most 100
 * characters, cut with {@code …}. What a method returns is valid until the next call.
 */
final class SummaryText {

  private static final int MAX_LENGTH = 100;

  private final StringBuilder out = new StringBuilder();

  /** {@code name=value, name=value}; of a span opened by hand its one input, without a name. */
  CharSequence ofInputs(OpenSpan span) {
    if (!span.site().isMethod()) {
      return of(span.input(0));
    }
    out.setLength(0);
    appendInputs(span);
    return cut();
  }

  /** What went wrong, or else what came out. */
  CharSequence ofOutput(OpenSpan span) {
    String error = span.error();
    return error == null || error.isEmpty() ? of(span.output()) : of(error);
  }

  /** A value; empty where there is none. The braces of a map that is all there is say nothing. */
  CharSequence of(@Nullable CapturedValue value) {
    out.setLength(0);
    if (value instanceof CapturedValue.Fields fields
        && !fields.values().containsKey(CapturedValue.TYPE)) {
      appendEntries(fields.values());
    } else if (value != null) {
      append(value);
    }
    return cut();
  }

  CharSequence of(String text) {
    out.setLength(0);
    append(text);
    return cut();
  }

  private void appendInputs(OpenSpan span) {
    List<TraceSite.Parameter> parameters = span.site().parameters();
    String separator = "";
    for (int i = 0; i < parameters.size(); i++) {
      CapturedValue value = span.input(i);
      if (value != null) {
        out.append(separator);
        append(parameters.get(i).name());
        out.append('=');
        append(value);
        separator = ", ";
      }
    }
  }

  private void append(CapturedValue value) {
    if (out.length() > MAX_LENGTH) {
      return; // The rest would be cut off.
    }
    if (value instanceof CapturedValue.Text text) {
      append(text.value());
    } else if (value instanceof CapturedValue.Num num) {
      appendNumber(num.value());
    } else if (value instanceof CapturedValue.Bool bool) {
      out.append(bool.value());
    } else if (value instanceof CapturedValue.Null) {
      out.append("null");
    } else if (value instanceof CapturedValue.Items items) {
      String separator = "[";
      for (CapturedValue item : items.values()) {
        out.append(separator);
        append(item);
        separator = ", ";
      }
      out.append(items.values().isEmpty() ? "[]" : "]");
    } else if (value instanceof CapturedValue.Fields fields) {
      appendObject(fields.values());
    }
  }

  private void appendNumber(Number number) {
    if (number instanceof Integer || number instanceof Long) {
      out.append(number.longValue()); // Without a text of its own.
    } else {
      out.append(number);
    }
  }

  private void appendObject(Map<String, CapturedValue> fields) {
    if (fields.get(CapturedValue.TYPE) instanceof CapturedValue.Text type) {
      String name = type.value();
      out.append(name, simpleNameStart(name), name.length());
    }
    out.append('{');
    appendEntries(fields);
    out.append('}');
  }

  /** Behind the package and the outer classes; an anonymous class has only a number there. */
  private static int simpleNameStart(String name) {
    int dollar = name.lastIndexOf('$');
    boolean anonymous = dollar + 1 < name.length() && Character.isDigit(name.charAt(dollar + 1));
    return (anonymous ? name.lastIndexOf('.') : Math.max(name.lastIndexOf('.'), dollar)) + 1;
  }

  private void appendEntries(Map<String, CapturedValue> entries) {
    String separator = "";
    for (Map.Entry<String, CapturedValue> entry : entries.entrySet()) {
      if (!entry.getKey().equals(CapturedValue.TYPE)) {
        out.append(separator);
        append(entry.getKey());
        out.append('=');
        append(entry.getValue());
        separator = ", ";
      }
    }
  }

  private void append(String text) {
    out.append(text, 0, Math.min(text.length(), MAX_LENGTH + 1));
  }

  private CharSequence cut() {
    if (out.length() > MAX_LENGTH) {
      int end = MAX_LENGTH - 1;
      if (Character.isHighSurrogate(out.charAt(end - 1))) {
        end--;
      }
      out.setLength(end);
      out.append(CapturedValue.CUT);
    }
    return out;
  }
}
