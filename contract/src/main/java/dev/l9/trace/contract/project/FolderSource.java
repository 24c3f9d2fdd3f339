package dev.l9.trace.contract.project;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.file.FolderFiles;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of a project as they are in its folders. */
public final class FolderSource implements FileSource {

  /** What stands for bytes that are no characters. */
  private static final char UNREADABLE = '\ufffd';

  private final GovernedProject project;

  /** Where git leaves blocks out, the files of a fresh clone have none. */
  private final boolean lacksBlocks;

  private final Set<String> paths = new TreeSet<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Path> leftOut = new ArrayList<>();

  /**
   * Finds files: those that are named, and the governed ones in folders that are named. What git
   * ignores is not among the latter.
   *
   * @param named files and folders; the whole project if there are none
   * @throws ToolFailure where a file that is named isn't there, or is outside of the project
   */
  public FolderSource(GovernedProject project, List<Path> named) throws IOException {
    this.project = project;
    this.lacksBlocks = project.leavesBlocksOut();
    for (Path path : named.isEmpty() ? List.of(project.root()) : named) {
      if (Files.isDirectory(path)) {
        addFolder(path);
      } else {
        addFile(path);
      }
    }
    if (!leftOut.isEmpty()) {
      String who =
          leftOut.size() == 1 ? leftOut.get(0) + " carries" : leftOut.size() + " files carry";
      notes.add(who + " no metadata: the contract's file types or exclusions leave them out");
    }
  }

  /** Takes some of the project's files, by their paths. Those that aren't governed are left out. */
  FolderSource(GovernedProject project, Iterable<String> some) throws IOException {
    this.project = project;
    this.lacksBlocks = project.leavesBlocksOut();
    for (String path : some) {
      addGoverned(path);
    }
  }

  private void addFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new ToolFailure(file + " does not exist");
    }
    String path = project.path(file);
    if (project.governs(path)) {
      paths.add(path);
    } else {
      leftOut.add(file);
    }
  }

  private void addFolder(Path folder) throws IOException {
    project.path(folder); // It has to be in the project.
    FolderFiles files = new FolderFiles(folder.toRealPath(), file -> true);
    files.unreadable().forEach(notes::add);
    // All of them are regular files below the root, so that nothing more is asked of most.
    int below = project.root().resolve("x").toString().length() - 1;
    for (Path file : files.files()) {
      String path = GovernedProject.slashed(file.toString().substring(below));
      if (path.indexOf(UNREADABLE) >= 0) {
        addGoverned(path);
      } else if (project.governs(path)) {
        paths.add(path);
      }
    }
  }

  private void addGoverned(String path) {
    if (project.governs(path)) {
      Path file = project.root().resolve(path);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        paths.add(path);
      } else if (Files.isSymbolicLink(file)) {
        noteLink(file);
      } else if (path.indexOf(UNREADABLE) >= 0) {
        notes.add(path + " has a name that is not in UTF-8, and is not looked at");
      }
    }
  }

  /** The file to which a link within the project leads is looked at under its own name. */
  private void noteLink(Path link) {
    try {
      project.path(link);
    } catch (ToolFailure | IOException e) {
      notes.add(link + " is a link that leads out of the project, and is not looked at");
    }
  }

  @Override
  public List<String> paths() {
    return List.copyOf(paths);
  }

  @Override
  public FileSource rest() throws IOException {
    FolderSource rest = new FolderSource(project, List.<Path>of());
    rest.paths.removeAll(paths);
    return rest;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public byte[] read(String path) throws IOException, RefusedSourceException {
    return SourceFiles.read(project.root().resolve(path));
  }

  @Override
  public byte[] beginning(String path, int most) throws IOException {
    try (InputStream in = new FileInputStream(project.root().resolve(path).toFile())) {
      byte[] part = new byte[most];
      int read = in.read(part);
      return Arrays.copyOf(part, Math.max(read, 0));
    }
  }

  /** Without its file, the registry has no entries. */
  @Override
  public Optional<byte[]> registry() throws IOException {
    Path file = project.root().resolve(GovernedProject.REGISTRY);
    return Optional.of(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
  }

  @Override
  public boolean lacksBlocks() {
    return lacksBlocks;
  }

  @Override
  public void close() {}
}
