package dev.l9.trace.memory.search;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.words.CodeWords;
import java.util.List;
import java.util.Set;

/** Which of the terms that were looked for a packet has. */
final class MatchedTerms {

  /** Endings that the stores' stemmers take off: what is left of a word is what is compared. */
  private static final int LEAST_STEM = 4;

  private final Set<String> names;
  private final Set<String> words;

  MatchedTerms(Set<String> names, Set<String> words) {
    this.names = names;
    this.words = words;
  }

  List<String> namesIn(Packet packet) {
    String text = CodeWords.small(text(packet));
    List<String> found =
        names.stream().filter(name -> text.contains(name) || text.contains(hashed(name))).toList();
    return found.isEmpty() ? List.copyOf(names) : found;
  }

  /** People write {@code Orders.total} for {@code Orders#total}. */
  private static String hashed(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot) + '#' + name.substring(dot + 1);
  }

  List<String> wordsIn(Packet packet) {
    Set<String> all = CodeWords.of(text(packet));
    return words.stream()
        .filter(word -> all.contains(word) || all.stream().anyMatch(other -> isSame(word, other)))
        .toList();
  }

  /** Whether words differ in their endings only, by the length that stemmers take off at most. */
  private static boolean isSame(String one, String other) {
    int common = 0;
    int shorter = Math.min(one.length(), other.length());
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    int rest = Math.max(one.length(), other.length()) - common;
    return common >= LEAST_STEM && rest <= 3;
  }

  private static String text(Packet packet) {
    return JsonBytes.unescaped().value(packet.payload()) + " " + String.join(" ", packet.tags());
  }
}
