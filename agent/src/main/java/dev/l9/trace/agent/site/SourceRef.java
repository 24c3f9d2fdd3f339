package dev.l9.trace.agent.site;

/**
 * A source file, as the class file or the annotation names it. It hasn't been looked for on disk
 * yet. Immutable.
 *
 * @param path the path below a source root, with {@code /} between folders
 * @param isNamed whether the annotation names the file, so that the user expects it to exist
 */
public record SourceRef(String path, boolean isNamed) {

  /** The file of a class. */
  public SourceRef(String path) {
    this(path, false);
  }
}
