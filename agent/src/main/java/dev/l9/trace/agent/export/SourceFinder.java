package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.SourceRef;
import dev.l9.trace.bootstrap.AgentLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the source files on disk, below the source roots. Never by its name alone: the package
 * counts, by its folders, or, in a language that doesn't demand these, as the file itself names it.
 * Each answer is found once, and a refusal logged once. Confined to the writer thread.
 */
final class SourceFinder {

  private final SourceRoots roots;
  private final SourcesByName byName;
  private final Map<String, Optional<Path>> known = new HashMap<>();
  private final Map<String, String> reasons = new HashMap<>();

  SourceFinder(SourceRoots roots) {
    this.roots = roots;
    this.byName = new SourcesByName(roots);
  }

  /** The file; empty where there is none, or more than one it could be. */
  Optional<Path> find(SourceRef source) {
    return known.computeIfAbsent(source.path(), path -> lookUp(source));
  }

  /** Why no file was found. */
  String reason(SourceRef source) {
    return reasons.getOrDefault(source.path(), "");
  }

  private Optional<Path> lookUp(SourceRef source) {
    List<Path> found = new ArrayList<>(allCandidates(source));
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    if (found.isEmpty()) {
      reasons.putIfAbsent(source.path(), "not found below the source roots " + roots.get());
      AgentLog.info("no block for " + source.path() + ": not found below the source roots");
    } else {
      reasons.put(source.path(), "it could be any of " + found);
      AgentLog.warn(
          "no block is written for "
              + source.path()
              + ": it could be any of "
              + found
              + "; say which with the option 'sources'");
    }
    return Optional.empty();
  }

  private Set<Path> allCandidates(SourceRef source) {
    Set<Path> found = candidates(source);
    if (!SourcesByName.isFree(source.path())) {
      return found;
    }
    // A Kotlin file may be where another package's would be.
    found.removeIf(file -> source.path().endsWith(".kt") && !isOfItsFolder(source, file));
    for (Path file : byName.find(source.path())) {
      try {
        found.add(file.toRealPath());
      } catch (IOException e) {
        AgentLog.debug("can't look for " + source.path() + " as " + file + ": " + e);
      }
    }
    return found;
  }

  private static boolean isOfItsFolder(SourceRef source, Path file) {
    String path = source.path();
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/'))).replace('/', '.');
    return folder.equals(SourcesByName.packageOf(file));
  }

  private Set<Path> candidates(SourceRef source) {
    Set<Path> found = new LinkedHashSet<>();
    for (Path root : roots.get()) {
      try {
        Path file = root.resolve(source.path()).normalize();
        if (!file.startsWith(root)) {
          warnOutside(source, root);
        } else if (Files.isRegularFile(file)) {
          Path real = file.toRealPath();
          if (real.startsWith(root.toRealPath())) {
            found.add(real);
          } else {
            warnOutside(source, root); // By a symbolic link.
          }
        }
      } catch (IOException | InvalidPathException e) {
        AgentLog.debug("can't look for " + source.path() + " below " + root + ": " + e);
      }
    }
    return found;
  }

  private void warnOutside(SourceRef source, Path root) {
    reasons.put(source.path(), "it lies outside " + root);
    AgentLog.warn("no block is written for " + source.path() + ": it lies outside " + root);
  }
}
