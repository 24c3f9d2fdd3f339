package dev.l9.trace.memory.words;

import java.util.Collection;

/** The text by whose words a packet is found. */
public final class SearchText {

  private SearchText() {}

  /**
   * The words of these texts, with the parts of names; a word that occurs more often weighs more.
   */
  public static String of(Collection<String> texts) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      for (String word : CodeWords.of(text)) {
        all.append(all.isEmpty() ? "" : " ").append(word);
      }
    }
    return all.toString();
  }
}
