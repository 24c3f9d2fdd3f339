package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.reading.Reading;
import dev.l9.trace.generator.reading.SpecReader;
import java.nio.file.Path;

/**
 * 0_READ: reads the spec. The files that it wants to have read, and the sources that it refers to,
 * are known only then, and are read when contracts are extracted; a file that isn't read stops that
 * phase. Gate {@code files_read}: what can't be read is among the reading's blockers.
 */
public final class ReadPhase {

  private ReadPhase() {}

  /** Reads a spec's file. */
  public static Reading run(Path spec) {
    return SpecReader.read(spec);
  }
}
