package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.memory.fact.Execution;
import dev.l9.trace.memory.lineage.Call;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.tree.EventName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Executions and packets in one line each. All texts are those of others, and move no cursor. */
final class CallText {

  private static final int LONGEST = 160;
  private static final int DIGITS_OF_REVISION = 12;
  private static final double NANOS_PER_MS = 1e6;

  private CallText() {}

  /** What ran, with what, and what came of it. */
  static String line(Call call) {
    Execution event = call.execution();
    String output = event.text("output_summary");
    String result = event.isSuccess() ? output : event.status() + " " + output;
    return plain(
        "["
            + event.layer().substring(0, Math.min(3, event.layer().length()))
            + "] "
            + name(event)
            + ": "
            + event.text("input_summary")
            + " → "
            + result
            + String.format(Locale.ROOT, " (%.0fms)", event.durationNanos() / NANOS_PER_MS));
  }

  private static String name(Execution event) {
    return EventName.of(event.text("operation"), event.detail("class"), event.detail("method"));
  }

  /** Which one it is: when, where, in which run and revision. */
  static String which(Call call) {
    List<String> parts = new ArrayList<>(List.of(moment(call)));
    add(parts, "thread ", call.execution().detail("thread"));
    parts.add("packet " + call.packet().id());
    return plain(String.join(", ", parts));
  }

  /** Its id, time, run and revision. */
  static String moment(Call call) {
    List<String> parts = new ArrayList<>();
    parts.add(call.traceId() + " at " + call.execution().text("timestamp"));
    add(parts, "run ", call.jvm().run());
    add(parts, "revision ", revision(call.jvm().revision()));
    return plain(String.join(", ", parts));
  }

  private static void add(List<String> parts, String before, String text) {
    if (!text.isEmpty()) {
      parts.add(before + text);
    }
  }

  /** The first digits, by which people know a commit. */
  static String revision(String revision) {
    boolean isCut = revision.length() > DIGITS_OF_REVISION;
    return isCut
        ? revision.substring(0, DIGITS_OF_REVISION) + (revision.endsWith("+") ? "+" : "")
        : revision;
  }

  /** A time without what is finer than seconds. */
  static String seconds(String time) {
    int dot = time.indexOf('.');
    return dot < 0 ? time : time.substring(0, dot) + "Z";
  }

  /** A packet that isn't of an execution, or may not be. */
  static String packet(Packet packet) {
    Map<String, CapturedValue> payload = packet.payload().values();
    List<String> parts = new ArrayList<>();
    for (String key : List.of("text", "trace_id", "method", "operation", "error", "file")) {
      if (payload.get(key) instanceof Text text && !text.value().isEmpty()) {
        parts.add(text.value());
      }
    }
    return plain(packet.type().label() + ": " + String.join(", ", parts))
        + " ("
        + packet.timestamp()
        + ", packet "
        + packet.id()
        + ")";
  }

  static String plain(String text) {
    return PlainText.of(PlainText.cut(text, LONGEST));
  }
}
