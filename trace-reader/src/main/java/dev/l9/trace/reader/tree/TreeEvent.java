package dev.l9.trace.reader.tree;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.tree.EventLine;
import org.jspecify.annotations.Nullable;

/**
 * What a tree needs of an event. Immutable.
 *
 * @param line what is written of it
 */
public record TreeEvent(String traceId, @Nullable String parentId, long startMicros, EventLine line)
    implements TreeLine {

  /** The format has at most 100; this bounds what other programs write. */
  private static final int LONGEST_TEXT = 2_000;

  /** Takes what is needed of an event; the event itself isn't kept. */
  public static TreeEvent of(Event event) {
    return new TreeEvent(event.traceId(), event.parentId(), event.startMicros(), line(event));
  }

  private static EventLine line(Event event) {
    return new EventLine(
        bounded(event.layerCode()),
        bounded(event.name()),
        bounded(event.inputSummary()),
        bounded(event.status()),
        bounded(event.outputSummary()),
        event.durationMs(),
        event.value("tokens_saved") instanceof CapturedValue.Num num ? num.value() : null);
  }

  private static String bounded(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = LONGEST_TEXT - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
