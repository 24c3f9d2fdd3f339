package dev.l9.trace.memory.search;

import java.util.LinkedHashSet;
import java.util.Set;

/** Words that are in most questions and tell nothing. */
final class StopWords {

  private static final Set<String> ENGLISH =
      Set.of(
          "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do",
          "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "is", "it", "its",
          "me", "my", "no", "not", "of", "on", "or", "our", "so", "that", "the", "their", "then",
          "there", "this", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who",
          "why", "will", "with", "you");

  private StopWords() {}

  /** The words that tell something; all of them if none does. */
  static Set<String> without(Set<String> words) {
    Set<String> rest = new LinkedHashSet<>(words);
    rest.removeAll(ENGLISH);
    return rest.isEmpty() ? words : rest;
  }
}
