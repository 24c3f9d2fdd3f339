package dev.l9.trace.mcp.tool;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.search.Hit;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what packets tell, shortly. All of their texts go through {@link UntrustedText}. */
final class RecalledFacts {

  private static final int SHORT = 200;
  private static final int NOTE = 400;
  private static final int REVISION = 12;

  private static final int CONFIDENCE_DIGITS = 3;

  /** So many texts of the largest length fit into an answer. */
  private static final int TEXTS_AN_ANSWER = 10;

  /** What is said of a packet, in this order, where its payload has it. */
  private static final List<String> SAID =
      List.of(
          "method",
          "error",
          "says",
          "text",
          "source",
          "supporting",
          "seen",
          "count",
          "calls",
          "failed",
          "mean_ms",
          "first",
          "last");

  private static final CapturedValue FALSE = new CapturedValue.Bool(false);

  private static final List<String> SAID_OF_LATEST =
      List.of("error", "at", "cause", "inputs", "trace_id");

  private final int brief;
  private final int note;

  /**
   * @param maxChars of the answer, so that there is room for one fact at least
   */
  RecalledFacts(int maxChars) {
    this.brief = Math.min(SHORT, maxChars / TEXTS_AN_ANSWER);
    this.note = Math.min(NOTE, 2 * brief);
  }

  /** What the packets tell, in their order; of facts that differ in the revision only the first. */
  List<Map<String, Object>> of(List<Hit> hits) {
    Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
    Map<String, Integer> revisions = new LinkedHashMap<>();
    for (Hit hit : hits) {
      String key = key(hit.packet());
      revisions.merge(key, 1, Integer::sum);
      facts.computeIfAbsent(key, unknown -> fact(hit));
    }
    facts.forEach(
        (key, fact) -> {
          int others = revisions.getOrDefault(key, 1) - 1;
          if (others > 0) {
            fact.put("also_in_revisions", others);
          }
        });
    return new ArrayList<>(facts.values());
  }

  /** What is equal for facts of one thing in several revisions. */
  private static String key(Packet packet) {
    Map<String, CapturedValue> payload = packet.payload().values();
    String fact = text(payload, "fact");
    return fact.equals("method") || fact.equals("failure")
        ? fact + '\n' + text(payload, "method") + '\n' + text(payload, "error")
        : packet.id().toString();
  }

  private Map<String, Object> fact(Hit hit) {
    Packet packet = hit.packet();
    Map<String, CapturedValue> payload = packet.payload().values();
    Map<String, Object> said = new LinkedHashMap<>();
    String fact = text(payload, "fact");
    said.put("what", fact.isEmpty() ? packet.type().label() : UntrustedText.of(fact, brief));
    if (FALSE.equals(payload.get("holds"))) {
      said.put("holds", "no longer; until the time that it names");
    }
    SAID.forEach(key -> put(said, key, payload.get(key), key.equals("text") ? note : brief));
    if (payload.get("latest") instanceof Fields latest) {
      SAID_OF_LATEST.forEach(key -> putLatest(said, key, latest.values().get(key)));
    }
    if (packet.type() == PacketType.REFLECTION) {
      said.put("by", UntrustedText.of(packet.metadata().agent(), brief));
      said.put("at", packet.timestamp().toString());
    }
    if (packet.confidence() < 1) {
      said.put("confidence", rounded(packet.confidence()));
    }
    put(said, "revision", cut(text(payload, "revision")), brief);
    said.put("why", UntrustedText.of(hit.why(), brief));
    return said;
  }

  /** Rounded down, since 1 would say that it is certain. */
  private static double rounded(double confidence) {
    return BigDecimal.valueOf(confidence)
        .setScale(CONFIDENCE_DIGITS, RoundingMode.FLOOR)
        .doubleValue();
  }

  private void putLatest(Map<String, Object> said, String key, @Nullable CapturedValue value) {
    switch (key) {
      case "at" -> put(said, "thrown_at", value, brief);
      case "trace_id" -> put(said, "id", value, brief);
      default -> put(said, key, value, brief);
    }
  }

  private static CapturedValue cut(String revision) {
    boolean isChanged = revision.endsWith("+");
    String digits = isChanged ? revision.substring(0, revision.length() - 1) : revision;
    return new Text(
        digits.substring(0, Math.min(REVISION, digits.length())) + (isChanged ? "+" : ""));
  }

  /** Nothing is said of what is empty. */
  private static void put(
      Map<String, Object> said, String key, @Nullable CapturedValue value, int longest) {
    if (value instanceof Num number) {
      said.put(key, number.value());
    } else if (value instanceof Text text) {
      ExecutionFacts.putText(said, key, text.value(), longest);
    } else if (value != null) {
      ExecutionFacts.putText(said, key, JsonBytes.compact().value(value).toString(), longest);
    }
  }

  private static String text(Map<String, CapturedValue> payload, String key) {
    return payload.get(key) instanceof Text text ? text.value() : "";
  }
}
