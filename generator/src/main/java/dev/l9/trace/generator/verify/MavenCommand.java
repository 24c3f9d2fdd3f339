package dev.l9.trace.generator.verify;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds Maven: {@code mvn} on the search path, or the wrapper that a project has. */
final class MavenCommand {

  private static final boolean IS_WINDOWS = File.separatorChar == '\\';

  private MavenCommand() {}

  /**
   * The file to run; empty where there is none.
   *
   * @param searchPath the value of {@code PATH}
   * @param projects folders in which a wrapper may be, the first ones first
   */
  static Optional<Path> find(String searchPath, Path... projects) {
    for (String folder : searchPath.split(File.pathSeparator, -1)) {
      Optional<Path> found = folder.isEmpty() ? Optional.empty() : in(folder, "mvn");
      if (found.isPresent()) {
        return found;
      }
    }
    for (Path project : projects) {
      Optional<Path> found = in(project.toString(), "mvnw");
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> in(String folder, String name) {
    try {
      Path file = Path.of(folder, IS_WINDOWS ? name + ".cmd" : name).toAbsolutePath();
      return Files.isRegularFile(file) && Files.isExecutable(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // Nothing can be found in a folder that can't be.
    }
  }
}
