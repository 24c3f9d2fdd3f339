package dev.l9.trace.agent.span;

/**
 * A source file, as the class file or the annotation names it, not yet found on disk.
 *
 * @param path below a source root, with {@code /} between folders
 */
public record SourceRef(String path) {}
