package dev.l9.trace.block;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts captured values once more, so that their JSON has at most some number of characters. What is
 * left out is marked in place, together with what was left out before. Thread-safe.
 */
final class ShortValues {

  /** A text that was cut, or that stands for what was left out. */
  private static final Pattern CUT =
      Pattern.compile("(.*)" + CapturedValue.CUT + " (\\d{1,18}) more", Pattern.DOTALL);

  /** The bounds that are tried, until the values fit. */
  private static final List<Bounds> BOUNDS =
      List.of(
          new Bounds(80, 10, 20, 3),
          new Bounds(50, 6, 10, 3),
          new Bounds(30, 4, 6, 2),
          new Bounds(20, 2, 4, 2),
          new Bounds(20, 1, 4, 1),
          new Bounds(12, 1, 3, 1),
          new Bounds(8, 1, 2, 0));

  private record Bounds(int text, int items, int fields, int depth) {}

  private ShortValues() {}

  /** Values that fit into this number of characters, or else are cut as far as makes sense. */
  static Map<String, CapturedValue> fit(Map<String, CapturedValue> values, int length) {
    if (length(values) <= length) {
      return values;
    }
    Map<String, CapturedValue> cut = values;
    for (Bounds bounds : BOUNDS) {
      cut = fields(values, bounds, bounds.depth);
      if (length(cut) <= length) {
        break;
      }
    }
    return cut;
  }

  private static int length(Map<String, CapturedValue> values) {
    return JsonBytes.plainCompact().fields(values).size();
  }

  private static CapturedValue value(CapturedValue value, Bounds bounds, int depth) {
    if (value instanceof Text text) {
      return new Text(text(text.value(), bounds.text));
    } else if (value instanceof Items items && !items.values().isEmpty()) {
      return depth == 0 ? more(items.values().size()) : items(items.values(), bounds, depth);
    } else if (value instanceof Fields fields && !fields.values().isEmpty()) {
      return depth == 0
          ? more(fields.values().size())
          : new Fields(fields(fields.values(), bounds, depth));
    }
    return value;
  }

  /** A text of at most this length, or its beginning, and how much was cut off in all. */
  static String text(String text, int length) {
    Matcher cut = CUT.matcher(text);
    String kept = text;
    long left = 0;
    if (cut.matches()) {
      kept = cut.group(1);
      left = Long.parseLong(cut.group(2));
    }
    if (kept.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(kept.charAt(length - 1)) ? length - 1 : length;
    return kept.substring(0, end)
        + CapturedValue.CUT
        + " "
        + (left + kept.length() - end)
        + " more";
  }

  private static CapturedValue items(List<CapturedValue> items, Bounds bounds, int depth) {
    long left = leftOut(items.get(items.size() - 1));
    int count = items.size() - (left > 0 ? 1 : 0);
    int kept = Math.min(count, bounds.items);
    List<CapturedValue> cut = new ArrayList<>();
    for (CapturedValue item : items.subList(0, kept)) {
      cut.add(value(item, bounds, depth - 1));
    }
    if (left + count > kept) {
      cut.add(more(left + count - kept));
    }
    return new Items(cut);
  }

  private static Map<String, CapturedValue> fields(
      Map<String, CapturedValue> fields, Bounds bounds, int depth) {
    Map<String, CapturedValue> all = new LinkedHashMap<>(fields);
    CapturedValue mark = all.remove(CapturedValue.CUT);
    long left = mark == null ? 0 : leftOut(mark);
    Map<String, CapturedValue> cut = new LinkedHashMap<>();
    all.forEach(
        (key, value) -> {
          if (cut.size() < bounds.fields) {
            cut.put(key, value(value, bounds, depth - 1));
          }
        });
    if (left + all.size() > cut.size()) {
      cut.put(CapturedValue.CUT, more(left + all.size() - cut.size()));
    } else if (mark != null) {
      cut.put(CapturedValue.CUT, mark);
    }
    return cut;
  }

  private static long leftOut(CapturedValue value) {
    Matcher cut = CUT.matcher(value instanceof Text text ? text.value() : "");
    return cut.matches() && cut.group(1).isEmpty() ? Long.parseLong(cut.group(2)) : 0;
  }

  private static CapturedValue more(long count) {
    return new Text(CapturedValue.CUT + " " + count + " more");
  }
}
