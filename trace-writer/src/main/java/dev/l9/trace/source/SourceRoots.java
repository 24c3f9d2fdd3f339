package dev.l9.trace.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folders below which sources lie. These are the folders that the user named, or else all
 * folders {@code src/*}{@code /java}, {@code kotlin}, {@code scala}, {@code groovy} and {@code
 * resources} below the working directory. They are looked for once, when the first source is asked
 * for. Not thread-safe.
 */
public final class SourceRoots {

  /**
   * Where some tools put classes, and others scripts: a search passes them over, a user doesn't.
   */
  private static final Set<String> OUTPUTS = Set.of("out", "bin");

  private static final Set<String> LANGUAGES =
      Set.of("java", "kotlin", "scala", "groovy", "resources");

  /**
   * The depth suffices for {@code src/main/java} in modules of modules of modules, and prevents a
   * walk through a whole disk.
   */
  private static final int MAX_DEPTH = 7;

  private static final int MAX_FOLDERS = 20_000;

  private final Path directory;
  private final List<String> named;
  private final SourceLog log;
  private @Nullable List<Path> roots;

  /**
   * Looks for roots.
   *
   * @param directory the working directory
   * @param named the roots that the user named; if empty, the roots are looked for
   */
  public SourceRoots(Path directory, List<String> named, SourceLog log) {
    this.log = log;
    this.directory = directory.toAbsolutePath().normalize();
    this.named = named;
  }

  SourceLog log() {
    return log;
  }

  List<Path> get() {
    List<Path> known = roots;
    if (known == null) {
      known = named.isEmpty() ? find() : resolveNamed();
      roots = known;
      log.info("source roots: " + known);
    }
    return known;
  }

  /** Where files were looked for that weren't found, as the end of a sentence. */
  String whereLooked() {
    return get().isEmpty() && named.isEmpty()
        ? "since there is no folder such as src/main/java below " + directory
        : "below the source roots " + get();
  }

  private List<Path> resolveNamed() {
    List<Path> resolved = new ArrayList<>();
    for (String name : named) {
      Path root = directory.resolve(name).normalize();
      if (!Files.isDirectory(root)) {
        log.warn("the source root '" + name + "' is not a folder; looked for as " + root);
      } else if (isMadeByBuild(root)) {
        log.warn("no block is written below '" + name + "': a build makes what is in there");
      } else {
        resolved.add(root);
      }
    }
    return resolved;
  }

  /**
   * Whether the root is in a folder of a build. Folders above the working directory don't count,
   * since a whole checkout may lie in a folder of such a name.
   */
  private boolean isMadeByBuild(Path root) {
    return root.startsWith(directory) && BuildFolders.isOn(directory.relativize(root));
  }

  private List<Path> find() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          directory,
          EnumSet.noneOf(java.nio.file.FileVisitOption.class),
          MAX_DEPTH,
          new Finder(found));
    } catch (IOException e) {
      log.warn("can't look for source roots below " + directory + ": " + e);
    }
    return found;
  }

  private final class Finder extends SimpleFileVisitor<Path> {
    private final List<Path> found;
    private int folders;

    Finder(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folders++ > MAX_FOLDERS) {
        log.warn("too many folders below " + directory + "; name the roots with 'sources'");
        return FileVisitResult.TERMINATE;
      }
      if (isRoot(folder)) {
        found.add(folder);
        return FileVisitResult.SKIP_SUBTREE;
      }
      String name = String.valueOf(folder.getFileName());
      boolean skip = BuildFolders.isOne(name) || OUTPUTS.contains(name) || name.startsWith(".");
      return skip && !folder.equals(directory)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    /**
     * Symbolic links are not followed, but a link may stand for a root. If its target is outside
     * the working directory, the user must name it.
     */
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink() && isRoot(file) && Files.isDirectory(file)) {
        if (file.toRealPath().startsWith(directory.toRealPath())) {
          found.add(file);
        } else {
          log.warn(
              "the source root "
                  + file
                  + " leads elsewhere; name it with 'sources' to have blocks");
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      // The walk goes on, even if the folder could not be listed to its end.
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE; // A folder that can't be read holds no source we may write.
    }

    private boolean isRoot(Path folder) {
      Path set = folder.getParent();
      Path src = set == null ? null : set.getParent();
      return src != null
          && folder.startsWith(directory)
          && LANGUAGES.contains(String.valueOf(folder.getFileName()))
          && String.valueOf(src.getFileName()).equals("src");
    }
  }
}
