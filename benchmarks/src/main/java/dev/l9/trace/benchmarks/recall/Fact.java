package dev.l9.trace.benchmarks.recall;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.words.CodeWords;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a fact in the memory says, in words: all names of code are taken apart.
 *
 * @param error empty if it tells of the method as a whole
 * @param messages without figures
 */
record Fact(
    List<String> type, List<String> method, List<String> error, Set<List<String>> messages) {

  static Fact of(Packet packet) {
    Map<String, CapturedValue> payload = packet.payload().values();
    String method = text(payload, "method");
    int hash = method.indexOf('#');
    String type = method.substring(0, Math.max(hash, 0));
    Set<List<String>> messages = new java.util.LinkedHashSet<>();
    if (payload.get("messages") instanceof Fields all) {
      for (String message : new TreeSet<>(all.values().keySet())) {
        int colon = message.indexOf(": ");
        messages.add(words(colon < 0 ? "" : message.substring(colon + 2)));
      }
    }
    return new Fact(
        words(type.substring(type.lastIndexOf('.') + 1)),
        words(method.substring(hash + 1)),
        words(text(payload, "error").replaceAll("(Exception|Error)$", "")),
        messages);
  }

  private static String text(Map<String, CapturedValue> payload, String key) {
    return payload.get(key) instanceof Text text ? text.value() : "";
  }

  private static List<String> words(String text) {
    return CodeWords.parts(text).stream().filter(word -> !word.matches("[\\p{N}_]+")).toList();
  }

  /** Whether people can ask for it: a name that is no word tells them nothing. */
  boolean canBeAsked() {
    return method.stream().anyMatch(word -> word.length() > 2) && !method.contains("lambda");
  }
}
