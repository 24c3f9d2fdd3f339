package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.search.Hit;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what was found to a person. All texts are those of others, and move no cursor. */
final class HitText {

  private static final int LONGEST = 160;
  private static final int DIGITS_OF_REVISION = 12;

  private final PrintWriter out;
  private int number;

  HitText(PrintWriter out) {
    this.out = out;
  }

  void print(Hit hit) {
    Packet packet = hit.packet();
    Map<String, CapturedValue> payload = packet.payload().values();
    List<String> lines =
        switch (packet.type()) {
          case PATTERN -> pattern(payload);
          case BLOCK ->
              List.of(text(payload, "file") + ": its block", packet.provenance().source());
          case SEED -> seed(payload);
          case TRACE, TOOL_CALL, REFLECTION ->
              List.of(packet.type().label() + ": " + text(payload, "text"), about(packet, payload));
        };
    number++;
    line(number + ". ", lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      line("   ", line);
    }
    line("   ", "found by " + hit.why() + "; packet " + packet.id());
  }

  private void line(String before, String text) {
    if (!text.isEmpty()) {
      out.println(before + PlainText.of(PlainText.cut(text, LONGEST)));
    }
  }

  private static String about(Packet packet, Map<String, CapturedValue> payload) {
    List<String> parts = new ArrayList<>();
    for (String key : List.of("method", "error", "file")) {
      if (!text(payload, key).isEmpty()) {
        parts.add(text(payload, key));
      }
    }
    parts.add("by " + packet.metadata().agent());
    parts.add(packet.timestamp().truncatedTo(ChronoUnit.SECONDS).toString());
    return String.join(", ", parts);
  }

  private static List<String> seed(Map<String, CapturedValue> payload) {
    return List.of(
        "in general: " + text(payload, "text"),
        text(payload, "hint"),
        text(payload, "source") + "; " + text(payload, "pack") + ", " + text(payload, "entry"));
  }

  private static List<String> pattern(Map<String, CapturedValue> payload) {
    String revision = text(payload, "revision");
    String in =
        revision.isEmpty()
            ? ""
            : " in revision "
                + revision.substring(0, Math.min(revision.length(), DIGITS_OF_REVISION))
                + (revision.endsWith("+") && revision.length() > DIGITS_OF_REVISION ? "+" : "");
    String when = times(payload) + in;
    if (payload.containsKey("says")) {
      return finding(payload);
    }
    if (!(payload.get("latest") instanceof Fields latest)) {
      return List.of(
          text(payload, "method") + " ran " + count(payload, "calls"),
          number(payload, "failed")
              + " failed, mean "
              + number(payload, "mean_ms")
              + " ms; "
              + when);
    }
    Map<String, CapturedValue> last = latest.values();
    String at = text(last, "at").isEmpty() ? "" : "at " + text(last, "at") + "; ";
    String inputs = text(last, "inputs").isEmpty() ? "" : "with " + text(last, "inputs") + "; ";
    return List.of(
        text(payload, "method") + ": " + text(last, "error"),
        count(payload, "count") + ", " + when,
        at + inputs + "trace " + text(last, "trace_id"));
  }

  /** What was learnt; what isn't found any more says until when it was. */
  private static List<String> finding(Map<String, CapturedValue> payload) {
    String until = text(payload, "until");
    return List.of(
        text(payload, "method") + ": " + text(payload, "says"),
        "learnt: "
            + text(payload, "fact").replace('_', ' ')
            + (until.isEmpty() ? "" : ", which held until " + seconds(until))
            + "; "
            + number(payload, "supporting")
            + " of "
            + number(payload, "seen")
            + " executions");
  }

  private static String times(Map<String, CapturedValue> payload) {
    String first = seconds(text(payload, "first"));
    String last = seconds(text(payload, "last"));
    return first.equals(last) ? last : "from " + first + " to " + last;
  }

  private static String seconds(String time) {
    int dot = time.indexOf('.');
    return dot < 0 ? time : time.substring(0, dot) + "Z";
  }

  private static String count(Map<String, CapturedValue> payload, String key) {
    String number = number(payload, key);
    return number.equals("1") ? "once" : number + " times";
  }

  private static String number(Map<String, CapturedValue> payload, String key) {
    return payload.get(key) instanceof Num num ? num.value().toString() : "0";
  }

  private static String text(Map<String, CapturedValue> payload, String key) {
    return payload.get(key) instanceof Text text ? text.value() : "";
  }
}
