package dev.l9.trace.source;

import java.nio.file.Path;
import java.util.Set;

/** The folders in which builds and package managers put what they make or fetch. */
public final class BuildFolders {

  private static final Set<String> NAMES = Set.of("target", "build", "node_modules");

  private BuildFolders() {}

  /** Whether a folder of this name is one. */
  public static boolean isOne(String name) {
    return NAMES.contains(name);
  }

  /** Whether a folder on this path is one, or the last name on it. */
  public static boolean isOn(Path path) {
    for (Path part : path) {
      if (isOne(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
