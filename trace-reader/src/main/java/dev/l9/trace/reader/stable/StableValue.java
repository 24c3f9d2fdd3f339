package dev.l9.trace.reader.stable;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes a captured value as a text that is the same in each run of an unchanged program. Entries
 * of objects are sorted, and so are lists in one of two texts: the order of the JDK's unmodifiable
 * sets and maps differs from run to run, and a trace doesn't tell a set from a list. Numbers that
 * are near the time of the event, in seconds to nanoseconds since 1970, and those whose name says
 * that they are a time, a random number, a port or the like, show as a word. Not safe for use by
 * several threads.
 */
public final class StableValue {

  /** The second and third line have short words, which are the end of others too, as of import. */
  private static final Pattern UNSTABLE_NAME =
      Pattern.compile(
          "(?i:.*(nanos?|micros|millis|elapsed|duration|latency|timestamp|uptime|hash_?code|random"
              + "|thread_?id)(_?(ms|ns|us|time))?)"
              + "|(.*_)?(took|seed|nonce|pid|port)(_?(ms|ns|us))?"
              + "|(took|.*(Took|Seed|Nonce|Pid|Port))(M|N|U)?s?");

  private static final double DAY_SECONDS = 86_400;
  private static final double[] UNITS = {1, 1e3, 1e6, 1e9};

  private static final int MAX_NAMES = 10_000;

  private final Map<String, Boolean> unstableNames = new HashMap<>();
  private double eventSeconds;
  private boolean hasList;

  /**
   * @param startMicros when the event began; 0 if that isn't known, and then no number is near it
   */
  public StableValue(long startMicros) {
    at(startMicros);
  }

  /**
   * Has the following values be those of another event; the expressions on names are remembered.
   */
  public void at(long startMicros) {
    eventSeconds = startMicros / 1e6;
  }

  /**
   * The text of a value, twice.
   *
   * @param unordered in which lists are sorted
   * @param ordered in which they are as they were; the same object where there is no list
   */
  public record Texts(String unordered, String ordered) {

    /** A text without a list. */
    public static Texts of(String text) {
      return new Texts(text, text);
    }
  }

  /**
   * The text.
   *
   * @param name of the method that the value comes from
   */
  public Texts write(String name, CapturedValue value) {
    hasList = false;
    String ordered = text(name, value, false);
    return new Texts(hasList ? text(name, value, true) : ordered, ordered);
  }

  /** The text of parameters, each behind its name. */
  public Texts write(Map<String, CapturedValue> inputs) {
    hasList = false;
    String ordered = text(inputs, false);
    return new Texts(hasList ? text(inputs, true) : ordered, ordered);
  }

  private String text(Map<String, CapturedValue> inputs, boolean isSorted) {
    StringBuilder text = new StringBuilder();
    inputs.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append('=')
                .append(text(name, value, isSorted)));
    return text.toString();
  }

  private String text(String name, CapturedValue value, boolean isSorted) {
    if (value instanceof Text string) {
      return StableText.of(string.value());
    } else if (value instanceof Num number) {
      return isUnstable(name, number.value()) ? "<" + name + ">" : number.value().toString();
    } else if (value instanceof Bool bool) {
      return String.valueOf(bool.value());
    } else if (value instanceof Items items) {
      return list(name, items, isSorted);
    } else if (value instanceof Fields fields) {
      return object(fields, isSorted);
    }
    return "null";
  }

  private String list(String name, Items items, boolean isSorted) {
    hasList |= items.values().size() > 1;
    List<String> all = new ArrayList<>();
    items.values().forEach(item -> all.add(text(name, item, isSorted)));
    if (isSorted) {
      all.sort(null);
    }
    return "[" + String.join(", ", all) + "]";
  }

  /** Entries are sorted in any case: the order of a map's entries is none of the map's promises. */
  private String object(Fields fields, boolean isSorted) {
    Map<String, String> all = new TreeMap<>();
    fields
        .values()
        .forEach((name, value) -> all.put(StableText.of(name), text(name, value, isSorted)));
    String type = all.remove(CapturedValue.TYPE);
    StringBuilder text = new StringBuilder();
    text.append(type == null ? "" : type.substring(type.lastIndexOf('.') + 1)).append('{');
    all.forEach(
        (name, value) ->
            text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ")
                .append(name)
                .append('=')
                .append(value));
    return text.append('}').toString();
  }

  private boolean isUnstable(String name, Number number) {
    double value = number.doubleValue();
    for (double unit : UNITS) {
      if (eventSeconds > 0 && Math.abs(value / unit - eventSeconds) < DAY_SECONDS) {
        return true;
      }
    }
    if (unstableNames.size() > MAX_NAMES) {
      unstableNames.clear();
    }
    return unstableNames.computeIfAbsent(name, key -> UNSTABLE_NAME.matcher(key).matches());
  }
}
