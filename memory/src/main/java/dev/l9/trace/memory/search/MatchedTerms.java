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

  private static final int SHORT_ENDING = 3;

  /** Such as that of tokenization. They are looked for where nothing is nearer. */
  private static final int LONG_ENDING = 7;

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
    List<String> found = wordsIn(all, SHORT_ENDING);
    return found.isEmpty() ? wordsIn(all, LONG_ENDING) : found;
  }

  private List<String> wordsIn(Set<String> all, int ending) {
    return words.stream()
        .filter(word -> all.stream().anyMatch(other -> isSame(word, other, ending)))
        .toList();
  }

  /** Whether words are equal, or differ in their endings only. */
  private static boolean isSame(String one, String other, int ending) {
    if (one.equals(other)) {
      return true;
    }
    int common = 0;
    int shorter = Math.min(one.length(), other.length());
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    int rest = Math.max(one.length(), other.length()) - common;
    return common >= LEAST_STEM && rest <= ending;
  }

  private static String text(Packet packet) {
    return JsonBytes.unescaped().value(packet.payload()) + " " + String.join(" ", packet.tags());
  }
}
