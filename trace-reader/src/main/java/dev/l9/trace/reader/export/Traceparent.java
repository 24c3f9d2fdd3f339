package dev.l9.trace.reader.export;

import dev.l9.trace.reader.event.Event;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The span of another tracer that called a trace of ours, as W3C's Trace Context describes it.
 *
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits
 */
public record Traceparent(String traceId, String spanId) {

  /** The metadata key of a root that has it. */
  public static final String KEY = "traceparent";

  private static final int HEX = 16;

  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

  /** The caller of a root; null if the event isn't a root, or has none that is valid. */
  static @Nullable Traceparent of(Event event) {
    return event.parentId() == null ? parse(event.text(KEY)) : null;
  }

  /** The caller that a text names; null if it isn't of W3C's form. */
  public static @Nullable Traceparent parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() ? new Traceparent(matcher.group(1), matcher.group(2)) : null;
  }

  /** The span's id as a number. */
  public long spanBits() {
    return Long.parseUnsignedLong(spanId, HEX);
  }
}
