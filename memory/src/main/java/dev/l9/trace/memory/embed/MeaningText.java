package dev.l9.trace.memory.embed;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.words.CodeWords;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text by whose meaning a packet is found: names of code are written as words, since models
 * know those. Counts, times and values of inputs aren't in it. So a fact that is counted anew has
 * the same text, and needs no new vector.
 */
final class MeaningText {

  /** The name of an input in a summary such as {@code card=4711, item=lamp}. */
  private static final Pattern INPUT = Pattern.compile("(?:^|, )([\\p{L}_$][\\p{L}\\p{N}_$]*)=");

  /** The first parts of packages tell nothing. */
  private static final Pattern TOP = Pattern.compile("^(?:com|org|net|io|dev)\\.");

  private MeaningText() {}

  static String of(Packet packet) {
    Map<String, CapturedValue> payload = packet.payload().values();
    String text =
        switch (packet.type()) {
          case PATTERN -> fact(payload);
          case BLOCK -> block(payload);
          case TRACE, TOOL_CALL, REFLECTION, SEED -> written(payload);
        };
    return packet.tags().isEmpty() ? text : text + " (" + String.join(", ", packet.tags()) + ")";
  }

  private static String fact(Map<String, CapturedValue> payload) {
    if (!text(payload, "text").isEmpty()) {
      return written(payload); // What was learnt says it in words.
    }
    String method = method(text(payload, "method"));
    String error = text(payload, "error");
    if (error.isEmpty()) {
      return method + inputs(payload);
    }
    Set<String> messages = new TreeSet<>();
    for (String message : fields(payload, "messages").keySet()) {
      messages.add(message.startsWith(error + ": ") ? message.substring(error.length() + 2) : "");
    }
    messages.remove("");
    String said = messages.isEmpty() ? "" : ": " + String.join("; ", messages);
    return method + " fails with " + words(simple(error)) + said + inputs(payload);
  }

  /** {@code com.acme.shop.Orders#payLater} is {@code pay later, orders, acme shop}. */
  private static String method(String method) {
    int hash = method.indexOf('#');
    String type = method.substring(0, Math.max(hash, 0));
    int dot = type.lastIndexOf('.');
    String folder = dot < 0 ? "" : TOP.matcher(type.substring(0, dot)).replaceFirst("");
    List<String> parts = new ArrayList<>();
    for (String name : List.of(method.substring(hash + 1), type.substring(dot + 1), folder)) {
      if (!name.isEmpty()) {
        parts.add(words(name));
      }
    }
    return String.join(", ", parts);
  }

  private static String inputs(Map<String, CapturedValue> payload) {
    Matcher names = INPUT.matcher(text(fields(payload, "latest"), "inputs"));
    List<String> inputs = new ArrayList<>();
    while (names.find()) {
      inputs.add(words(names.group(1)));
    }
    return inputs.isEmpty() ? "" : " (" + String.join(", ", inputs) + ")";
  }

  private static String written(Map<String, CapturedValue> payload) {
    StringBuilder all = new StringBuilder(text(payload, "text"));
    for (String key : List.of("method", "error", "file")) {
      String name = text(payload, key);
      if (!name.isEmpty()) {
        all.append(all.isEmpty() ? "" : " / ");
        all.append(key.equals("method") ? method(name) : words(simple(name)));
      }
    }
    return all.toString();
  }

  private static String block(Map<String, CapturedValue> payload) {
    Map<String, CapturedValue> block = fields(payload, "block");
    List<String> parts = new ArrayList<>(List.of(words(text(payload, "file"))));
    parts.add(words(text(block, "task")));
    collect(fields(block, "graph").get("nodes"), "id", parts);
    collect(fields(block, "metrics").get("errors_detected"), "", parts);
    return String.join(", ", parts);
  }

  private static void collect(@Nullable CapturedValue list, String key, List<String> parts) {
    if (!(list instanceof Items items)) {
      return;
    }
    for (CapturedValue value : items.values()) {
      if (value instanceof Fields fields) {
        parts.add(words(text(fields.values(), key)));
      } else if (value instanceof Text text) {
        parts.add(text.value());
      }
    }
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String words(String name) {
    return String.join(" ", CodeWords.parts(name));
  }

  private static Map<String, CapturedValue> fields(Map<String, CapturedValue> of, String key) {
    return of.get(key) instanceof Fields fields ? fields.values() : Map.of();
  }

  private static String text(Map<String, CapturedValue> of, String key) {
    return of.get(key) instanceof Text text ? text.value() : "";
  }
}
