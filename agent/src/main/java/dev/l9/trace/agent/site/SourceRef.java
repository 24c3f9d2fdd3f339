package dev.l9.trace.agent.site;

import dev.l9.trace.agent.classfile.CodeOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A source file, as the class file or the annotation names it, and the code that is said to be of
 * it. The file hasn't been looked for on disk yet. Immutable.
 *
 * @param path the path below a source root, with {@code /} between folders
 * @param isNamed whether the annotation names the file, so that the user expects it to exist
 * @param code the class whose method's executions update the file's block
 */
public record SourceRef(String path, boolean isNamed, CodeOrigin code) {

  /** The file of a class of which nothing else is known. */
  public SourceRef(String path) {
    this(path, false, CodeOrigin.UNKNOWN);
  }

  /** Whether both are the same file. */
  public boolean isSameFile(@Nullable SourceRef other) {
    return other != null && path.equals(other.path);
  }
}
