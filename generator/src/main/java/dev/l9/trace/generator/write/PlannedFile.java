package dev.l9.trace.generator.write;

import org.jspecify.annotations.Nullable;

/** What is to become of one file of a module. The arrays must not be changed. */
public final class PlannedFile {

  private final String path;
  private final FileFate fate;
  private final byte @Nullable [] before;
  private final byte[] body;
  private final byte[] content;
  private final byte[] generated;

  /**
   * A plan for a file.
   *
   * @param before what the disk has; null where the file isn't there
   * @param body what it is to hold, without the machine's parts
   * @param content that, with the parts that the file has already
   * @param generated the generator's output, which the next merge begins with
   */
  PlannedFile(
      String path,
      FileFate fate,
      byte @Nullable [] before,
      byte[] body,
      byte[] content,
      byte[] generated) {
    this.path = path;
    this.fate = fate;
    this.before = before;
    this.body = body;
    this.content = content;
    this.generated = generated;
  }

  /** Relative to the module's folder, with {@code /} between folders. */
  public String path() {
    return path;
  }

  /** What becomes of it. */
  public FileFate fate() {
    return fate;
  }

  /** What the file is to hold, without header, footer and run-time block. */
  public byte[] body() {
    return body;
  }

  /** What the disk has; null where the file isn't there. */
  byte @Nullable [] before() {
    return before;
  }

  byte[] content() {
    return content;
  }

  byte[] generated() {
    return generated;
  }

  /** Whether the file is to be on the disk. */
  public boolean isWanted() {
    return fate != FileFate.DELETED;
  }

  /** Whether what a person sees of it changes. */
  public boolean isChange() {
    return switch (fate) {
      case CREATED, UPDATED, MERGED, CONFLICT -> true;
      case KEPT, UNCHANGED, ADOPTED, DELETED -> false;
    };
  }
}
