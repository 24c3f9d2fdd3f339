package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts into words what an execution had in place of what always held. */
public final class ViolationText {

  private static final int MOST_CHARACTERS = 100;
  private static final int DECIMALS = 4;

  private ViolationText() {}

  static Violation violation(LearntInvariant broken, Values values) {
    Map<String, String> texts = texts(broken.invariant(), values);
    String says =
        String.format(
            Locale.ROOT,
            "%s; %s held in %,d %s, confidence %s",
            was(texts),
            broken.invariant().text(),
            broken.executions(),
            broken.executions() == 1 ? "execution" : "executions",
            confidence(broken.confidence()));
    return new Violation(broken, texts, says);
  }

  /** Such as {@code amount was -5 and limit was 3}. */
  public static String was(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(entry -> entry.getKey() + " was " + entry.getValue())
        .collect(Collectors.joining(" and "));
  }

  /** The variables of an invariant, each with its value as a text of at most 100 characters. */
  public static Map<String, String> texts(Invariant invariant, Values values) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (VariablePath variable : invariant.variables()) {
      texts.put(variable.text(), text(values.read(variable)));
    }
    return texts;
  }

  private static String confidence(double confidence) {
    return Literals.text(BigDecimal.valueOf(confidence).setScale(DECIMALS, RoundingMode.FLOOR));
  }

  private static String text(Reading reading) {
    StringBuilder text = new StringBuilder();
    if (reading instanceof Reading.Known known) {
      write(known.value(), text);
    } else if (reading instanceof Reading.Each each) {
      list(each.values(), text);
    } else {
      text.append("unknown");
    }
    return cut(text.toString());
  }

  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + CapturedValue.CUT;
  }

  private static void write(CapturedValue value, StringBuilder text) {
    if (text.length() > MOST_CHARACTERS) {
      return; // It is cut anyway.
    } else if (value instanceof Items items) {
      list(items.values(), text);
    } else if (value instanceof Fields fields) {
      fields(fields.values(), text);
    } else {
      text.append(Literals.text(value));
    }
  }

  private static void list(List<CapturedValue> values, StringBuilder text) {
    String separator = "[";
    for (CapturedValue value : values) {
      text.append(separator);
      write(value, text);
      separator = ", ";
    }
    text.append(values.isEmpty() ? "[]" : "]");
  }

  private static void fields(Map<String, CapturedValue> fields, StringBuilder text) {
    if (fields.get(CapturedValue.TYPE) instanceof Text type) {
      text.append(type.value().substring(type.value().lastIndexOf('.') + 1));
    }
    String separator = "{";
    for (Map.Entry<String, CapturedValue> field : fields.entrySet()) {
      if (!field.getKey().equals(CapturedValue.TYPE)) {
        text.append(separator).append(field.getKey()).append('=');
        write(field.getValue(), text);
        separator = ", ";
      }
    }
    text.append(separator.equals("{") ? "{}" : "}");
  }
}
