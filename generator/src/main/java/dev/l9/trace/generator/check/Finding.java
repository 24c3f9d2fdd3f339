package dev.l9.trace.generator.check;

import java.util.Comparator;

/**
 * A forbidden pattern in a generated file.
 *
 * @param path of the file, relative to the module's folder
 * @param line from 1 on
 * @param patternId of a {@link ForbiddenPattern}
 * @param what a sentence that says what was found, and what is to be done
 */
public record Finding(String path, int line, String patternId, String what)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::path)
          .thenComparingInt(Finding::line)
          .thenComparing(Finding::patternId)
          .thenComparing(Finding::what);

  /** By file, then by line. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** Whether it is an occurrence of this pattern. */
  public boolean isOf(ForbiddenPattern pattern) {
    return patternId.equals(pattern.id());
  }

  /** A line for people. */
  @Override
  public String toString() {
    return path + ":" + line + ": " + patternId + ": " + what;
  }
}
