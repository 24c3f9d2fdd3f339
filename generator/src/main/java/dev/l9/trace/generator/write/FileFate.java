package dev.l9.trace.generator.write;

/** What becomes of a file of a module. */
public enum FileFate {
  /** It isn't there, and is made. */
  CREATED("new"),
  /** Nobody has changed it, and it is made anew. */
  UPDATED("updated"),
  /** Somebody has changed it, and what is new in it is merged with that. */
  MERGED("merged with your changes"),
  /** It stays as it is, with what somebody has changed. */
  KEPT("kept, with your changes"),
  /** It stays as it is. */
  UNCHANGED("unchanged"),
  /** It is as it is to be, but it wasn't known that it was generated. */
  ADOPTED("taken over: it was there already, word for word"),
  /** Somebody has deleted it, and that stays so. */
  DELETED("left out: you have deleted it"),
  /** Both sides have changed the same lines. */
  CONFLICT("in conflict with your changes");

  private final String words;

  FileFate(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
