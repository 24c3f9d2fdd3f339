package dev.l9.trace.memory.search;

import dev.l9.trace.memory.packet.Packet;
import java.util.List;

/**
 * A packet that was found.
 *
 * @param score from 0 to 1: 1 is the best of this search
 * @param names those that were looked for and that the packet has
 * @param words those that were looked for and that the packet has
 */
public record Hit(Packet packet, double score, List<String> names, List<String> words) {

  public Hit {
    names = List.copyOf(names);
    words = List.copyOf(words);
  }

  /** Why it was found, for people. */
  public String why() {
    if (names.isEmpty()) {
      return "words: " + String.join(", ", words);
    }
    String why = "name: " + String.join(", ", names);
    return words.isEmpty() ? why : why + "; words: " + String.join(", ", words);
  }
}
