package dev.l9.trace.generator.verify;

import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.tools.file.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Maven is given: a copy of the module and of what the module needs of its repository.
 *
 * <p>A module with a {@code pom.xml} of its own is copied alone, unless the file names others of
 * the repository. A project above it then joins the module, those others, and the annotations. A
 * module without one is part of an existing Maven module, and is built with the repository.
 *
 * @param pom the file for Maven's {@code -f}
 * @param projects the one for {@code -pl}; empty where the file is that of the module
 * @param module the folder of the Maven module in which the tests run
 * @param files the generated files in it
 */
record Build(Path pom, Optional<String> projects, Path module, List<Path> files) {

  private static final String POM = "pom.xml";

  /** The name of the Maven module. */
  String artifact() throws IOException {
    String id = PomFile.read(module.resolve(POM)).id();
    return id.substring(id.indexOf(':') + 1);
  }

  /**
   * Copies and writes all of it below a folder.
   *
   * @throws IOException where something can't be copied, with a message for the user
   */
  static Build of(Path repository, Path module, List<GeneratedFile> files, Path into)
      throws IOException {
    boolean hasPom = files.stream().anyMatch(file -> file.path().equals(POM));
    return hasPom
        ? withOwnPom(repository, module, files, into)
        : inRepository(repository, module, files, into);
  }

  private static Build withOwnPom(
      Path repository, Path module, List<GeneratedFile> files, Path into) throws IOException {
    Path top = Files.createDirectories(into.resolve("copy"));
    Path copy = top.resolve(repository.relativize(module).toString());
    List<Path> written = ModuleCopy.write(files, Files.createDirectories(copy));
    PomFile own = PomFile.read(copy.resolve(POM));
    Map<String, Other> others = others(repository, module);
    Set<Path> needed = new TreeSet<>();
    addNeeded(own, others, needed);
    boolean isAlone = needed.isEmpty() && own.parent().filter(others::containsKey).isEmpty();
    if (isAlone) {
      ModuleCopy.copy(module, copy);
    } else {
      ModuleCopy.copy(repository, top);
      ModuleCopy.copySettings(repository, into);
    }
    List<String> modules = new ArrayList<>(List.of(shown(into, copy)));
    for (Path folder : needed) {
      modules.add(shown(into, top.resolve(folder.toString())));
    }
    String version = own.dependencies().getOrDefault(AnnotationsModule.ID, "");
    if (!version.isEmpty() && !version.contains("$")) {
      AnnotationsModule.write(into.resolve("annotations"), version, own.plugins());
      modules.add("annotations");
    }
    String text = MavenProject.text("dev.l9.verify:all", "1", "pom", modules, Map.of());
    Path pom = Files.writeString(into.resolve(POM), text);
    return new Build(pom, Optional.of(modules.get(0)), copy, written);
  }

  /** Another Maven module of the repository, and its folder there. */
  private record Other(Path folder, PomFile pom) {}

  /** The repository's other Maven modules, by group and artifact. */
  private static Map<String, Other> others(Path repository, Path module) {
    Map<String, Other> found = new TreeMap<>();
    for (Path file : new FolderFiles(repository, one -> one.endsWith(POM)).files()) {
      Path folder = file.resolveSibling("").normalize();
      if (!folder.equals(module)) {
        try {
          PomFile pom = PomFile.read(file);
          found.putIfAbsent(pom.id(), new Other(repository.relativize(folder), pom));
        } catch (IOException e) {
          // It is a fixture of tests, or broken: no module can need it.
        }
      }
    }
    return found;
  }

  /** Adds those that a module depends on; Maven finds parents by their paths. */
  private static void addNeeded(PomFile pom, Map<String, Other> others, Set<Path> needed) {
    for (String id : pom.dependencies().keySet()) {
      Other other = id.equals(AnnotationsModule.ID) ? null : others.get(id);
      if (other != null && needed.add(other.folder)) {
        addNeeded(other.pom, others, needed);
      }
    }
  }

  private static String shown(Path from, Path to) {
    return from.relativize(to).toString().replace('\\', '/');
  }

  private static Build inRepository(
      Path repository, Path module, List<GeneratedFile> files, Path into) throws IOException {
    Path top = into.resolve("copy");
    ModuleCopy.copy(repository, top);
    Path copy = top.resolve(repository.relativize(module).toString());
    List<Path> written = ModuleCopy.write(files, copy);
    for (Path folder = copy;
        folder != null && folder.startsWith(top);
        folder = folder.getParent()) {
      if (Files.exists(folder.resolve(POM))) {
        boolean isReached = !folder.equals(top) && reaches(top, folder);
        return isReached
            ? new Build(top.resolve(POM), Optional.of(shown(top, folder)), folder, written)
            : new Build(folder.resolve(POM), Optional.empty(), folder, written);
      }
    }
    throw new IOException(
        "no pom.xml is in or above "
            + module
            + "; give the spec `module.maven`, or use a folder of"
            + " a Maven module");
  }

  /** Whether the modules of a project have this one among them. */
  private static boolean reaches(Path project, Path module) throws IOException {
    Path pom = Files.isDirectory(project) ? project.resolve(POM) : project;
    if (!Files.exists(pom)) {
      return false;
    }
    for (String name : PomFile.read(pom).modules()) {
      Path next = pom.resolveSibling(name).normalize();
      if (next.equals(module) || (module.startsWith(next) && reaches(next, module))) {
        return true;
      }
    }
    return false;
  }
}
