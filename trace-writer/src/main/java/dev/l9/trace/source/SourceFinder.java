package dev.l9.trace.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source files on disk, below the source roots. The name of a file is never enough: the
 * package must match too. The package is given by the folders, or by the file itself in a language
 * that doesn't demand such folders. Each answer is found once, and each refusal is logged once. Not
 * thread-safe.
 */
public final class SourceFinder {

  private final SourceRoots roots;
  private final ExcludedFiles excluded;
  private final SourceLog log;
  private final SourcesByName byName;
  private final Map<String, Found> known = new HashMap<>();
  private @Nullable Found nowhere;
  private @Nullable String firstMissing;
  private boolean hasFound;

  /** Looks below these roots, for all files but these. */
  public SourceFinder(SourceRoots roots, ExcludedFiles excluded) {
    this.roots = roots;
    this.excluded = excluded;
    this.log = roots.log();
    this.byName = new SourcesByName(roots);
  }

  /**
   * The result of a search.
   *
   * @param file the file; null if there is none, if several files match, or if it is excluded
   * @param reason why {@code file} is null; empty if it isn't
   * @param isExcluded whether there is a file that must not get a block
   */
  public record Found(@Nullable Path file, String reason, boolean isExcluded) {

    private static Found nothing(String reason) {
      return new Found(null, reason, false);
    }
  }

  /**
   * Finds a file.
   *
   * @param source the file's path below a source root, with {@code /} between folders
   */
  public Found find(String source) {
    return find(source, false);
  }

  /** Finds a file that an annotation names. If the file is missing, a warning is logged. */
  public Found findNamed(String source) {
    return find(source, true);
  }

  private Found find(String source, boolean isNamed) {
    Found found = known.get(source);
    if (found == null) {
      found = lookUp(source, isNamed);
      known.put(source, found);
    }
    return found;
  }

  /**
   * Says that no file was found, and where it was looked for.
   *
   * @return null if a file was found, or if none was looked for but those that annotations name, of
   *     which each has a warning of its own
   */
  public @Nullable String whyNone() {
    return hasFound || firstMissing == null
        ? null
        : "the sources of what ran, such as " + firstMissing + ", were " + nowhere().reason();
  }

  /** Forgets an answer that nobody will ask for again. */
  public void forget(String source) {
    known.remove(source);
  }

  private Found lookUp(String source, boolean isNamed) {
    Outside outside = new Outside();
    List<Path> found = new ArrayList<>(allCandidates(source, outside));
    hasFound |= !found.isEmpty();
    if (found.size() == 1) {
      return unlessExcluded(source, found.get(0));
    }
    if (found.isEmpty() && outside.root == null) {
      noteMissing(source, isNamed);
      return nowhere();
    }
    String reason =
        found.isEmpty() ? "it lies outside " + outside.root : "it could be any of " + found;
    String advice = found.isEmpty() ? "" : "; say which with the option 'sources'";
    log.warn("no block is written for " + source + ": " + reason + advice);
    return Found.nothing(reason);
  }

  private Found unlessExcluded(String source, Path file) {
    String pattern = excluded.patternOf(source, file);
    if (pattern == null) {
      return new Found(file, "", false);
    }
    String reason = file + " is left out by update.exclude=" + pattern;
    log.info("no block for " + source + ": " + reason);
    return new Found(null, reason, true);
  }

  private void noteMissing(String source, boolean isNamed) {
    if (isNamed) {
      log.warn(
          "no block is written for "
              + source
              + ", which an annotation names: it isn't found "
              + roots.whereLooked());
    } else {
      firstMissing = firstMissing == null ? source : firstMissing;
      log.info("no block for " + source + ": not found below the source roots");
    }
  }

  /**
   * All missing files share this object, because a program that generates classes has many of them.
   */
  private Found nowhere() {
    Found made = nowhere;
    if (made == null) {
      made = Found.nothing("not found " + roots.whereLooked());
      nowhere = made;
    }
    return made;
  }

  /** A root that a path leads out of. */
  private static final class Outside {
    @Nullable Path root;
  }

  private Set<Path> allCandidates(String source, Outside outside) {
    Set<Path> found = candidates(source, outside);
    if (!SourcesByName.isFree(source)) {
      return found;
    }
    // A Kotlin file may lie in the folder of another package.
    found.removeIf(file -> source.endsWith(".kt") && !isOfItsFolder(source, file));
    for (Path file : byName.find(source)) {
      try {
        found.add(file.toRealPath());
      } catch (IOException e) {
        log.info("can't look for " + source + " as " + file + ": " + e);
      }
    }
    return found;
  }

  private boolean isOfItsFolder(String source, Path file) {
    String folder = source.substring(0, Math.max(0, source.lastIndexOf('/'))).replace('/', '.');
    return folder.equals(byName.packageOf(file));
  }

  private Set<Path> candidates(String source, Outside outside) {
    Set<Path> found = new LinkedHashSet<>();
    for (Path root : roots.get()) {
      try {
        Path file = root.resolve(source).normalize();
        if (!file.startsWith(root)) {
          outside.root = root;
        } else if (Files.isRegularFile(file)) {
          Path real = file.toRealPath();
          if (real.startsWith(root.toRealPath())) {
            found.add(real);
          } else {
            outside.root = root; // A symbolic link leads out of it.
          }
        }
      } catch (IOException | InvalidPathException e) {
        log.info("can't look for " + source + " below " + root + ": " + e);
      }
    }
    return found;
  }
}
