package dev.l9.trace.reader.query;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;

/**
 * The texts by which inputs and outputs are compared and shown. A summary that was cut says too
 * little; then the value as JSON is taken, if the event has it ({@code values=json}).
 */
final class ValueText {

  /** Longer texts are cut for the sake of memory; a checksum still tells them apart. */
  private static final int LONGEST = 300;

  /** The longest text of inputs that are shown as a whole. */
  private static final int LONGEST_WHOLE = 20_000;

  private ValueText() {}

  static String input(Event event) {
    return text(event, event.inputSummary(), "inputs");
  }

  static String output(Event event) {
    return text(event, event.outputSummary(), "output");
  }

  private static String text(Event event, String summary, String key) {
    if (!summary.contains(CapturedValue.CUT)) {
      return summary;
    }
    CapturedValue value = event.value(key);
    return value == null ? summary : shortened(json(value));
  }

  /** The inputs with all that the event knows of them. */
  static String wholeInput(Event event) {
    CapturedValue inputs = event.value("inputs");
    String whole = inputs == null ? event.inputSummary() : json(inputs);
    return whole.length() <= LONGEST_WHOLE ? whole : beginning(whole, LONGEST_WHOLE);
  }

  private static String json(CapturedValue value) {
    return JsonBytes.compact().value(value).toString();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : beginning(text, LONGEST) + " #" + Integer.toHexString(text.hashCode());
  }

  /** The beginning of a text, and how much is left out; surrogate pairs stay whole. */
  private static String beginning(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end) + "… " + (text.length() - end) + " more";
  }
}
