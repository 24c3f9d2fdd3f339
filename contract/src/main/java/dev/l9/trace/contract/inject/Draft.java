package dev.l9.trace.contract.inject;

import org.jspecify.annotations.Nullable;

/** A governed file as somebody wants to have it, but for its blocks. The arrays must not change. */
public final class Draft {

  private final String path;
  private final byte @Nullable [] before;
  private final byte[] content;

  /**
   * A draft that isn't written yet.
   *
   * @param path relative to the root of the project, with {@code /} between folders
   * @param before what the file holds; null where it isn't there
   * @param content what it is to hold; the blocks that are in it are brought up to date, and those
   *     that aren't are put in
   */
  public Draft(String path, byte @Nullable [] before, byte[] content) {
    this.path = path;
    this.before = before;
    this.content = content;
  }

  /** Relative to the root of the project. */
  String path() {
    return path;
  }

  byte @Nullable [] before() {
    return before;
  }

  byte[] content() {
    return content;
  }
}
