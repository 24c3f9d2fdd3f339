package dev.l9.trace.tools.file;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.source.BuildFolders;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, or some of them.
 *
 * <p>In a checkout of git they are those that git tracks or would: what it ignores, such as build
 * outputs and data, is not looked at. Elsewhere, and in a folder that git ignores but that was
 * named, the folder is walked through.
 */
public final class FolderFiles {

  private final Predicate<Path> wanted;
  private final Set<Path> files = new TreeSet<>();
  private final List<String> unreadable = new ArrayList<>();

  /** Looks through a folder for files of a type which gets blocks. */
  FolderFiles(Path folder) {
    this(folder, file -> BlockFormats.of(file).isPresent());
  }

  /**
   * Looks through a folder.
   *
   * @param wanted which files are taken
   */
  public FolderFiles(Path folder, Predicate<Path> wanted) {
    this.wanted = wanted;
    look(folder);
  }

  /** The files, in the order of their names. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** What could not be looked at, with reasons. */
  public List<String> unreadable() {
    return unreadable;
  }

  private void look(Path folder) {
    Git.Result listed = list(folder);
    if (listed == null) {
      walk(folder);
      return;
    }
    for (String line : listed.err().lines().toList()) {
      unreadable.add("git: " + line); // Usually this is a folder that it couldn't open.
    }
    for (String entry : listed.out().split("\0", -1)) {
      if (!entry.isEmpty()) {
        add(folder, entry.charAt(0) == '?', entry.substring(2));
      }
    }
  }

  /** What git says belongs to a folder; null where that isn't for git to say. */
  private static Git.@Nullable Result list(Path folder) {
    Git git = new Git(folder);
    try {
      Git.Result listed =
          git.run("ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard");
      boolean ignored = listed.out().isEmpty() && git.run("check-ignore", "-q", ".").code() == 0;
      return listed.code() != 0 || ignored ? null : listed;
    } catch (ToolFailure e) {
      return null; // There is no git.
    }
  }

  private void add(Path folder, boolean untracked, String name) {
    try {
      Path path = folder.resolve(name);
      if (untracked && isBelowSkipped(Path.of(name))) {
        return;
      }
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        add(path);
      } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !path.equals(folder)) {
        look(path); // This is a submodule, or another repository.
      } else if (name.indexOf('\ufffd') >= 0 && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        unreadable.add(name + " has a name that is not in UTF-8, and is not looked at");
      }
    } catch (InvalidPathException e) {
      unreadable.add(name + " can't be named in this locale");
    }
  }

  private void add(Path file) {
    if (wanted.test(file)) {
      files.add(file);
    }
  }

  private static boolean isBelowSkipped(Path file) {
    Path parent = file.getParent();
    return parent != null && isSkipped(parent);
  }

  private static boolean isSkipped(Path below) {
    for (Path part : below) {
      String name = part.toString();
      if (BuildFolders.isOne(name) || name.startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private void walk(Path folder) {
    try {
      Files.walkFileTree(folder, new Walk(folder));
    } catch (IOException e) {
      fail(folder, e);
    }
  }

  private void fail(Path path, IOException e) {
    boolean denied = e instanceof AccessDeniedException;
    unreadable.add(path + (denied ? " may not be read" : " can't be read: " + e.getMessage()));
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path top;

    Walk(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(top) && isSkipped(folder.getFileName())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      fail(file, e);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) {
        fail(folder, e);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
