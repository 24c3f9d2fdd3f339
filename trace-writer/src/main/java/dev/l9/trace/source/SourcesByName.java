package dev.l9.trace.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source files, by name, of languages in which folders need not match the package. They are
 * listed once, when the first is asked for. Not thread-safe.
 */
final class SourcesByName {

  private static final int MAX_FILES = 100_000;

  /**
   * The package is looked for in so many bytes of a file, since it may be behind a licence and some
   * annotations.
   */
  private static final int BEGINNING = 1 << 16;

  private final SourceRoots roots;
  private @Nullable Map<String, List<Path>> files;

  SourcesByName(SourceRoots roots) {
    this.roots = roots;
  }

  /** Whether the file's language allows a folder that differs from the package. */
  static boolean isFree(String path) {
    return path.endsWith(".kt") || path.endsWith(".scala") || path.endsWith(".groovy");
  }

  /** The files that have the name of this path and name the package that its folders stand for. */
  List<Path> find(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String folder = path.substring(0, path.length() - name.length());
    String wanted =
        folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1).replace('/', '.');
    List<Path> found = new ArrayList<>();
    for (Path file : files().getOrDefault(name, List.of())) {
      if (wanted.equals(packageOf(file))) {
        found.add(file);
      }
    }
    return found;
  }

  /** The package that a file names; null if the file can't be read. */
  @Nullable String packageOf(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return PackageLine.of(new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8));
    } catch (IOException e) {
      roots.log().info("can't read the package of " + file + ": " + e);
      return null;
    }
  }

  private Map<String, List<Path>> files() {
    Map<String, List<Path>> known = files;
    if (known == null) {
      known = new HashMap<>();
      for (Path root : roots.get()) {
        list(root, known);
      }
      files = known;
    }
    return known;
  }

  private void list(Path root, Map<String, List<Path>> known) {
    try {
      Files.walkFileTree(root, new Lister(known));
    } catch (IOException e) {
      roots.log().warn("can't look for source files below " + root + ": " + e);
    }
  }

  private static final class Lister extends SimpleFileVisitor<Path> {
    private final Map<String, List<Path>> known;
    private int count;

    Lister(Map<String, List<Path>> known) {
      this.known = known;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      if (isFree(name) && attributes.isRegularFile()) {
        known.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
      }
      return count++ < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
