package dev.l9.trace.mcp.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder outside of which nothing is seen. A link counts as what it leads to. Immutable.
 *
 * @param folder its real path
 */
public record ProjectRoot(Path folder) {

  /** The root at a path, which has to be a folder. */
  public static ProjectRoot of(Path path) throws IOException {
    return new ProjectRoot(path.toRealPath());
  }

  /** The file that a path names, relative to the root or not; empty if none is there inside. */
  public Optional<Path> file(String path) {
    try {
      return inside(folder.resolve(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The real path of a file; empty if it is none, or lies outside. */
  public Optional<Path> inside(Path path) {
    try {
      Path real = path.toRealPath();
      return real.startsWith(folder) && Files.isRegularFile(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The path of a file inside as people say it, with slashes. */
  public String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
