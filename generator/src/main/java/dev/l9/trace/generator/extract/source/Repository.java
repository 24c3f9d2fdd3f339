package dev.l9.trace.generator.extract.source;

import dev.l9.trace.contract.spec.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The repository that a module is generated into: the nearest folder, from the module's own one up,
 * that has a {@code .git} or a contract's file, else the module's folder. Immutable.
 */
public final class Repository {

  private final Path root;
  private final Path module;
  private final Path base;

  private Repository(Path root, Path module, Path base) {
    this.root = root;
    this.module = module;
    this.base = base;
  }

  /**
   * The repository of a module.
   *
   * @param folder the module's folder, which need not be there yet
   */
  public static Repository at(Path folder) throws IOException {
    Path module = real(folder);
    Path base = folder.isAbsolute() ? module.getRoot() : Path.of("").toRealPath();
    for (Path up = module; up != null; up = up.getParent()) {
      if (Files.exists(up.resolve(".git")) || Files.isRegularFile(up.resolve(Contract.FILE))) {
        return new Repository(up, module, base);
      }
    }
    return new Repository(module, module, base);
  }

  /** A path without symbolic links, of which the last folders may be missing. */
  private static Path real(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      missing.push(there.getFileName());
      there = there.getParent();
    }
    Path real = there.toRealPath();
    for (Path name : missing) {
      real = real.resolve(name);
    }
    return real.normalize();
  }

  /** The root folder, without symbolic links. */
  public Path root() {
    return root;
  }

  /** The module's folder, without symbolic links. */
  public Path module() {
    return module;
  }

  /** The path of a file, relative to the root, with {@code /} between folders. */
  public String name(Path file) {
    return slashed(root.relativize(file));
  }

  /**
   * The path of a file as messages have it, so that the user can open it: relative to the working
   * directory if the module's folder was, else absolute.
   */
  public String shown(Path file) {
    return base.equals(base.getRoot()) ? file.toString() : slashed(base.relativize(file));
  }

  /** The path of a file of the repository as messages have it. */
  public String shown(String name) {
    return shown(root.resolve(name));
  }

  /** Whether a file is in the repository, and stays there if links are followed. */
  public boolean holds(Path file) throws IOException {
    return file.normalize().startsWith(root)
        && (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || file.toRealPath().startsWith(root));
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
