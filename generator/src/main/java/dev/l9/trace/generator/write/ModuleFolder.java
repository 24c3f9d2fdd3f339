package dev.l9.trace.generator.write;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a module, which need not be there yet. Immutable. */
final class ModuleFolder {

  private static final int DEEPEST = 40;

  private final Path folder;

  /** A folder, by its path without symbolic links. */
  ModuleFolder(Path folder) {
    this.folder = folder;
  }

  Path file(String path) {
    return folder.resolve(path);
  }

  /** Why nothing may be written to a path: it leads elsewhere, or to something else than a file. */
  Optional<Obstacle> obstacle(String path) throws IOException {
    Path file = file(path).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      return Optional.of(
          Obstacle.refusal(
              path, "the path leads out of the module's folder", "name a file below " + folder));
    }
    for (Path up = file; up != null && !up.equals(folder); up = up.getParent()) {
      if (Files.isSymbolicLink(up)) {
        return Optional.of(link(path, up));
      }
      if (Files.exists(up, NOFOLLOW_LINKS) && up.equals(file) != Files.isRegularFile(up)) {
        String is = up.equals(file) ? " is no file" : " is no folder";
        return Optional.of(Obstacle.refusal(path, up + is, "move " + up + " away"));
      }
    }
    return Optional.empty();
  }

  private static Obstacle link(String path, Path link) throws IOException {
    return Obstacle.refusal(
        path,
        link + " is a link, to " + Files.readSymbolicLink(link) + ", and nothing is written there",
        "put a file or a folder in the place of the link");
  }

  boolean isThere(String path) {
    return Files.exists(file(path), NOFOLLOW_LINKS);
  }

  byte[] read(String path) throws IOException {
    return Files.readAllBytes(file(path));
  }

  /** Other files below the folder that have the name of this one. */
  List<String> namesakes(String path) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    try (Stream<Path> files =
        Files.find(
            folder,
            DEEPEST,
            (file, attributes) ->
                attributes.isRegularFile() && file.getFileName().toString().equals(name))) {
      return files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !file.equals(path))
          .sorted()
          .toList();
    }
  }
}
