package dev.l9.trace.replay.test;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.call.ErrorText;
import dev.l9.trace.replay.call.RecordedCall;
import java.util.Locale;

/** Names of tests, of what happened. They have ASCII letters and digits alone. */
final class TestNames {

  private static final int LONGEST = 24;

  private TestNames() {}

  /** {@code OrdersTotalReplayTest}. */
  static String ofClass(RecordedCall call) {
    String type = call.className().substring(call.className().lastIndexOf('.') + 1);
    StringBuilder name = new StringBuilder();
    for (String part : type.split("\\$", -1)) {
      name.append(upper(word(part)));
    }
    String method = call.method().equals("<init>") ? "new" : call.method();
    return name + upper(word(method)) + "ReplayTest";
  }

  /** {@code total_returns25}. */
  static String ofMethod(RecordedCall call, As as) {
    String method = call.method().equals("<init>") ? "constructor" : word(call.method());
    String subject = method.isEmpty() || Character.isDigit(method.charAt(0)) ? "call" : method;
    if (as == As.EXPECTATION) {
      return subject + "_doesNotThrow";
    } else if (call.error() != null) {
      return subject + "_throws" + upper(word(ErrorText.type(call.error())));
    }
    CapturedValue output = call.output();
    return subject + "_" + (output == null ? "returns" : "returns" + of(output));
  }

  private static String of(CapturedValue value) {
    if (value instanceof CapturedValue.Null) {
      return "Null";
    } else if (value instanceof Bool bool) {
      return bool.value() ? "True" : "False";
    } else if (value instanceof Num number) {
      String digits = number.value().toString();
      return digits.matches("\\d{1,9}") ? digits : "Number";
    } else if (value instanceof Text text) {
      String word = text.value();
      return word.matches("[A-Za-z][A-Za-z0-9_]{0," + LONGEST + "}") ? upper(word) : "Text";
    } else if (value instanceof Items items) {
      int size = items.values().size();
      return size == 1 ? "1Element" : size + "Elements";
    }
    boolean isNamed = ((Fields) value).values().get(CapturedValue.TYPE) instanceof Text;
    return isNamed ? upper(simple((Fields) value)) : "Map";
  }

  private static String simple(Fields fields) {
    Text type = (Text) fields.values().get(CapturedValue.TYPE);
    String name = type == null ? "" : type.value();
    return word(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1));
  }

  private static String word(String text) {
    String word = text.replaceAll("[^A-Za-z0-9_]", "");
    return word.length() > 80 ? word.substring(0, 80) : word;
  }

  private static String upper(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
