package dev.l9.trace.agent.site;

/**
 * A source file, as the class file or the annotation names it, not yet found on disk.
 *
 * @param path below a source root, with {@code /} between folders
 * @param isNamed whether the annotation names it: then somebody expects it to be there
 */
public record SourceRef(String path, boolean isNamed) {

  /** The file of a class. */
  public SourceRef(String path) {
    this(path, false);
  }
}
