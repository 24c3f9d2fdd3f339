package dev.l9.trace.memory.search;

/** By what packets are found, beside the names that were typed. */
public enum SearchBy {
  /** By names and words. */
  WORDS("words"),
  /** By meaning alone; names that were typed don't come first. */
  MEANING("meaning"),
  /** By names, and by words and meaning together. */
  WORDS_AND_MEANING("words and meaning");

  private final String label;

  SearchBy(String label) {
    this.label = label;
  }

  /** As it is written in answers. */
  public String label() {
    return label;
  }
}
