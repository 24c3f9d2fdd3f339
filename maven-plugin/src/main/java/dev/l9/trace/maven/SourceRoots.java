package dev.l9.trace.maven;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * The folders from which a module's classes and resources are made, and those of their copies. Not
 * thread-safe.
 */
final class SourceRoots {

  private final MavenProject project;
  private final Path base;
  private final Path build;
  private final Path copies;
  private final List<String> left = new ArrayList<>();

  /** The folders of copies, by what they are copies of. */
  private final Map<Path, Path> roots = new LinkedHashMap<>();

  /**
   * Finds the folders that are sources and not made by the build.
   *
   * @param copies the folder for the copies
   * @throws ToolFailure where that isn't in the build's folder, so that there may be anything in it
   */
  SourceRoots(MavenProject project, Path copies) throws IOException {
    this.project = project;
    this.base = project.getBasedir().toPath().toAbsolutePath().normalize();
    this.build = absolute(project.getBuild().getDirectory());
    this.copies = base.resolve(copies).normalize();
    if (!this.copies.startsWith(build) || this.copies.equals(build) || leadsOut()) {
      throw new ToolFailure(
          this.copies
              + " is no folder for copies: files in it are deleted, so name one in "
              + build);
    }
    project.getCompileSourceRoots().forEach(root -> add(absolute(root)));
    project.getResources().forEach(resource -> add(absolute(resource.getDirectory())));
  }

  /** Whether a symbolic link leads to the copies, out of the build's folder. */
  private boolean leadsOut() throws IOException {
    return Files.exists(copies) && !copies.toRealPath().startsWith(build.toRealPath());
  }

  private Path absolute(String folder) {
    return base.resolve(folder).normalize();
  }

  private void add(Path root) {
    if (!Files.isDirectory(root) || root.startsWith(build)) {
      return;
    }
    if (build.startsWith(root)) {
      left.add(root + " is not copied, since the build writes into it");
      return;
    }
    String place = root.startsWith(base) ? base.relativize(root).toString() : "";
    roots.putIfAbsent(root, copies.resolve(place.isEmpty() ? "other-" + roots.size() : place));
  }

  /** The folders of the copies, by the folders of sources. */
  Map<Path, Path> copies() {
    return roots;
  }

  /** The folders that are no part of it, and why, a clause each. */
  List<String> left() {
    return left;
  }

  /** Has the rest of the build use the copies in place of the sources. */
  void replace() {
    List<String> compiled = project.getCompileSourceRoots();
    for (int i = 0; i < compiled.size(); i++) {
      Path copy = roots.get(absolute(compiled.get(i)));
      if (copy != null) {
        compiled.set(i, copy.toString());
      }
    }
    for (Resource resource : project.getResources()) {
      Path copy = roots.get(absolute(resource.getDirectory()));
      if (copy != null) {
        resource.setDirectory(copy.toString());
      }
    }
  }
}
