package dev.l9.trace.cli.contract;

import dev.l9.trace.contract.project.GovernedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files and folders that a command line names, and their project.
 *
 * @param files none where the whole project is meant, be it by its root folder
 */
record NamedFiles(GovernedProject project, List<Path> files) {

  NamedFiles {
    files = List.copyOf(files);
  }

  /** The first of them decides which project it is; without any, this folder does. */
  static NamedFiles of(List<Path> paths) throws IOException {
    if (paths.isEmpty()) {
      return new NamedFiles(GovernedProject.at(Path.of("")), paths);
    }
    Path first = paths.get(0);
    GovernedProject project = GovernedProject.at(folder(first));
    boolean isWhole =
        paths.size() == 1 && Files.isDirectory(first) && first.toRealPath().equals(project.root());
    return new NamedFiles(project, isWhole ? List.of() : paths);
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return Files.isDirectory(file) || parent == null ? file : parent;
  }

  boolean isWhole() {
    return files.isEmpty();
  }
}
