package dev.l9.trace.memory.learn.value;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells values that were captured as a whole from those of which something was left out, or hidden.
 * If a text of the program looks like a mark of what was left out, it counts as one: then less is
 * known, and nothing is wrong.
 */
final class CutMarks {

  /** What can't be said. */
  static final long UNKNOWN = -1;

  private static final Pattern MORE = Pattern.compile("… ([0-9]{1,18}) more");
  private static final int MOST_PARTS = 1_000;

  private CutMarks() {}

  /** Whether the value is nothing but a mark, so that nothing is known of it. */
  static boolean isHidden(CapturedValue value) {
    return value instanceof Text text
        && (text.value().startsWith(CapturedValue.CUT) || value.equals(CapturedValue.REDACTED));
  }

  /** Whether nothing in the value was left out. Large values count as cut. */
  static boolean isWhole(CapturedValue value) {
    return rest(value, MOST_PARTS) >= 0;
  }

  /** How many parts may follow; negative if something was left out. */
  private static int rest(CapturedValue value, int before) {
    int left = before - 1;
    if (value instanceof Text text) {
      return isHidden(value) || leftOut(text.value()) != 0 ? UNKNOWN_PART : left;
    } else if (value instanceof Items items) {
      for (CapturedValue item : items.values()) {
        left = left < 0 ? left : rest(item, left);
      }
    } else if (value instanceof Fields fields) {
      left = fields.values().containsKey(CapturedValue.CUT) ? UNKNOWN_PART : left;
      for (CapturedValue field : fields.values().values()) {
        left = left < 0 ? left : rest(field, left);
      }
    }
    return left;
  }

  private static final int UNKNOWN_PART = -1;

  /** The number of characters. */
  static long length(String text) {
    long leftOut = leftOut(text);
    if (leftOut == 0) {
      return text.length();
    }
    return leftOut < 0 ? UNKNOWN : text.lastIndexOf(CapturedValue.CUT) + leftOut;
  }

  /** How many characters were cut off; 0 if none, and negative if that isn't known. */
  private static long leftOut(String text) {
    int mark = text.lastIndexOf(CapturedValue.CUT);
    if (mark < 0) {
      return 0;
    }
    Matcher more = MORE.matcher(text).region(mark, text.length());
    if (more.matches()) {
      return mark == 0 ? UNKNOWN : Math.max(1, Long.parseLong(more.group(1)));
    }
    return mark == 0 ? UNKNOWN : 0;
  }

  /** The number of elements. */
  static long size(List<CapturedValue> items) {
    int shown = shown(items).size();
    if (shown == items.size()) {
      return shown;
    }
    return more(items.get(shown), shown);
  }

  /** The number of entries. */
  static long size(Fields map) {
    CapturedValue mark = map.values().get(CapturedValue.CUT);
    int size = map.values().size();
    return mark == null ? size : more(mark, size - 1L);
  }

  private static long more(CapturedValue mark, long shown) {
    Matcher more = MORE.matcher(mark instanceof Text text ? text.value() : "");
    return more.matches() ? shown + Long.parseLong(more.group(1)) : UNKNOWN;
  }

  /** The elements without a mark at the end. */
  static List<CapturedValue> shown(List<CapturedValue> items) {
    int last = items.size() - 1;
    return last >= 0 && isEndMark(items.get(last)) ? items.subList(0, last) : items;
  }

  private static boolean isEndMark(CapturedValue value) {
    return value instanceof Text text
        && (MORE.matcher(text.value()).matches()
            || text.value().equals(CapturedValue.CUT + " changed while it was read"));
  }
}
