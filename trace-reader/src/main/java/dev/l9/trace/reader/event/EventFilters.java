package dev.l9.trace.reader.event;

import dev.l9.trace.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The filters that the commands of {@code l9} share. */
public final class EventFilters {

  private EventFilters() {}

  /**
   * Events of these layers.
   *
   * @param layers names of layers, their beginnings, or the three letters of ids
   */
  public static EventFilter layers(List<String> layers) {
    return event ->
        layers.stream()
            .anyMatch(layer -> event.layer().startsWith(layer) || event.layerCode().equals(layer));
  }

  /** Events with one of these statuses. */
  public static EventFilter statuses(Set<String> statuses) {
    return event -> statuses.contains(event.status());
  }

  /** Events that have a text that fits a pattern, in which {@code *} stands for any characters. */
  public static EventFilter matches(Function<Event, String> text, String pattern) {
    Pattern regex = pattern(pattern);
    return event -> regex.matcher(text.apply(event)).matches();
  }

  /** A pattern in which {@code *} stands for any characters. */
  public static Pattern pattern(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Events that took at least so many milliseconds. */
  public static EventFilter atLeastMillis(double millis) {
    double nanos = millis * 1_000_000;
    return event -> event.durationNanos() >= nanos;
  }

  /** Events that started at this time or later, in microseconds since 1970. */
  public static EventFilter since(long micros) {
    return event -> event.startMicros() >= micros;
  }

  /** Events that started at this time or before, in microseconds since 1970. */
  public static EventFilter until(long micros) {
    return event -> event.startMicros() <= micros;
  }

  /** Events whose line has this text somewhere, as it is or as JSON writes it. */
  public static EventFilter contains(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    String quoted = JsonBytes.compact().string(text).toString();
    byte[] escaped = quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
    return event -> event.contains(plain) || event.contains(escaped);
  }
}
