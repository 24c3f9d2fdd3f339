package dev.l9.trace.agent.export;

import dev.l9.trace.model.CapturedValue;
import java.util.Map;

/**
 * Renders values for {@code input_summary} and {@code output_summary}: on one line, at most 100
 * characters, cut with {@code …}.
 */
final class SummaryText {

  private static final int MAX_LENGTH = 100;

  private final StringBuilder out = new StringBuilder();

  private SummaryText() {}

  /** {@code name=value, name=value}. */
  static String of(Map<String, CapturedValue> values) {
    SummaryText summary = new SummaryText();
    summary.appendEntries(values);
    return cut(summary.out);
  }

  static String of(CapturedValue value) {
    SummaryText summary = new SummaryText();
    if (value instanceof CapturedValue.Fields fields
        && !fields.values().containsKey(CapturedValue.TYPE)) {
      summary.appendEntries(fields.values());
    } else {
      summary.append(value);
    }
    return cut(summary.out);
  }

  static String of(String text) {
    SummaryText summary = new SummaryText();
    summary.append(text);
    return cut(summary.out);
  }

  private void append(CapturedValue value) {
    if (out.length() > MAX_LENGTH) {
      return; // The rest would be cut off.
    }
    if (value instanceof CapturedValue.Text text) {
      append(text.value());
    } else if (value instanceof CapturedValue.Num num) {
      out.append(num.value());
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

  private void appendObject(Map<String, CapturedValue> fields) {
    if (fields.get(CapturedValue.TYPE) instanceof CapturedValue.Text type) {
      String name = type.value();
      out.append(name, Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1, name.length());
    }
    out.append('{');
    appendEntries(fields);
    out.append('}');
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

  private static String cut(StringBuilder text) {
    if (text.length() <= MAX_LENGTH) {
      return text.toString();
    }
    int end = MAX_LENGTH - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + CapturedValue.CUT;
  }
}
