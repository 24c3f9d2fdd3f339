package dev.l9.trace.block;

import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The types of files that can have a block, by the ending of their names. Thread-safe. */
public final class BlockFormats {

  private BlockFormats() {}

  /** The format of a file; empty if files of its type get no block. */
  public static Optional<BlockFormat> of(Path file) {
    return blocks(SectionFormats.of(file));
  }

  /** The format of a file with this name; empty if files of its type get no block. */
  public static Optional<BlockFormat> of(String fileName) {
    return blocks(SectionFormats.of(fileName));
  }

  /**
   * This isn't {@code Optional.map} with a lambda, because the JVM would need time during the
   * program's run to make the lambda.
   */
  private static Optional<BlockFormat> blocks(Optional<SectionFormat> format) {
    return format.isPresent() ? Optional.of(new BlockFormat(format.get())) : Optional.empty();
  }

  /** The endings of the names of files that can have a block, without dots. */
  public static Set<String> endings() {
    return SectionFormats.endings();
  }
}
