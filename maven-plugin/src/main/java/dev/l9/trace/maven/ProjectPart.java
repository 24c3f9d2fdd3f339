package dev.l9.trace.maven;

import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.project.PathPatterns;
import dev.l9.trace.contract.validate.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The governed files of a folder of a project, or some of them. Immutable. */
final class ProjectPart {

  private final GovernedProject project;
  private final Path folder;

  /** The path of the folder, with a slash at the end; empty for the root. */
  private final String prefix;

  /** Those of folders in it that are no part. */
  private final List<String> others;

  private final List<String> includes;
  private final PathPatterns included;
  private final PathPatterns excluded;
  private final boolean isWhole;

  /**
   * Looks for nothing yet.
   *
   * @param folder in the project, without symbolic links
   * @param others folders in this one that are no part
   * @param includes patterns of paths relative to the folder; none for all files
   */
  ProjectPart(
      GovernedProject project,
      Path folder,
      List<Path> others,
      List<String> includes,
      List<String> excludes) {
    this.project = project;
    this.folder = folder;
    this.prefix = prefix(folder);
    this.others = others.stream().map(this::prefix).toList();
    this.includes = includes;
    this.included = new PathPatterns(includes);
    this.excluded = new PathPatterns(excludes);
    this.isWhole = prefix.isEmpty() && others.isEmpty() && includes.isEmpty() && excludes.isEmpty();
  }

  private String prefix(Path in) {
    if (in.equals(project.root())) {
      return "";
    }
    Path path = project.root().relativize(in);
    return path.toString().replace(path.getFileSystem().getSeparator(), "/") + "/";
  }

  GovernedProject project() {
    return project;
  }

  /** The root of the project, which may be above the folder. */
  Path root() {
    return project.root();
  }

  /** Whether a file of the project belongs to this part. */
  boolean takes(String path) {
    if (!path.startsWith(prefix) || others.stream().anyMatch(path::startsWith)) {
      return false;
    }
    String below = path.substring(prefix.length());
    return (includes.isEmpty() || included.matches(below)) && !excluded.matches(below);
  }

  /** Holds the files as they are on the disk against the contract. */
  Validation validation() {
    return isWhole
        ? Validation.of(project, List.of())
        : Validation.of(project, List.of(folder)).only(this::takes);
  }

  /** Holds those of the files that are staged against the contract. */
  Validation ofStaged() {
    return Validation.ofStaged(project).only(this::takes);
  }

  /** Holds those of the files that have changed since a revision against the contract. */
  Validation since(String revision) {
    return Validation.since(project, revision).only(this::takes);
  }

  /**
   * The governed files, and what could not be looked at.
   *
   * @param paths relative to the root of the project
   */
  record Files(List<String> paths, List<String> notes) {}

  /** Looks for the files. */
  Files files() throws IOException {
    try (FolderSource source = new FolderSource(project, List.of(folder))) {
      List<String> paths = source.paths().stream().filter(this::takes).toList();
      return new Files(paths, List.copyOf(source.notes()));
    }
  }

  /** Whether these are all files of the project. */
  boolean isWhole() {
    return isWhole;
  }

  /** The files of these paths. */
  List<Path> resolved(List<String> paths) {
    List<Path> files = new ArrayList<>();
    paths.forEach(path -> files.add(root().resolve(path)));
    return files;
  }
}
