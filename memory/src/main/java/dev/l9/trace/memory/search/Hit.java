package dev.l9.trace.memory.search;

import dev.l9.trace.memory.packet.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A packet that was found.
 *
 * @param score from 0 to 1: 1 is the best of this search
 * @param names those that were looked for and that the packet has
 * @param words those that were looked for and that the packet has
 * @param meaning how near its meaning is, up to 1; 0 where it wasn't found by its meaning
 */
public record Hit(
    Packet packet, double score, List<String> names, List<String> words, double meaning) {

  public Hit {
    names = List.copyOf(names);
    words = List.copyOf(words);
  }

  /** Why it was found, for people. */
  public String why() {
    List<String> why = new ArrayList<>();
    if (!names.isEmpty()) {
      why.add("name: " + String.join(", ", names));
    }
    if (!words.isEmpty()) {
      why.add("words: " + String.join(", ", words));
    }
    if (meaning > 0) {
      why.add(String.format(Locale.ROOT, "meaning: %.2f", meaning));
    }
    return why.isEmpty() ? "words: " : String.join("; ", why);
  }
}
