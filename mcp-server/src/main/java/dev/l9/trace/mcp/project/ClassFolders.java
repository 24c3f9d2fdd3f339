package dev.l9.trace.mcp.project;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Where build tools put the classes of a project and of its modules, inside its root. Immutable.
 */
public record ClassFolders(ProjectRoot root) {

  private static final List<String> USUAL =
      List.of(
          "target/classes",
          "target/test-classes",
          "build/classes/java/main",
          "build/classes/java/test",
          "classes",
          "bin");

  /** The folders that are there now. */
  public List<Path> places() throws IOException {
    List<Path> places = new ArrayList<>(below(root.folder()));
    try (DirectoryStream<Path> modules =
        Files.newDirectoryStream(root.folder(), Files::isDirectory)) {
      TreeSet<Path> sorted = new TreeSet<>();
      modules.forEach(sorted::add);
      for (Path module : sorted) {
        places.addAll(below(module));
      }
    }
    return places;
  }

  private List<Path> below(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String name : USUAL) {
      Path place = folder.resolve(name);
      if (Files.isDirectory(place)) {
        Path real = place.toRealPath();
        if (real.startsWith(root.folder())) {
          found.add(real);
        }
      }
    }
    return found;
  }
}
