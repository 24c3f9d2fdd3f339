package dev.l9.trace.tools.stamp;

import java.util.List;

/**
 * What came of stamping a folder of classes or a jar. Immutable.
 *
 * @param classes how many class files are in the stamp
 * @param sources how many sources are in the stamp
 * @param leftOut the class files and sources that are left out though a source was found, each with
 *     the reason
 */
public record StampedClasses(int classes, int sources, List<String> leftOut) {
  public StampedClasses {
    leftOut = List.copyOf(leftOut);
  }
}
