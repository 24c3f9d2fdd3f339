package dev.l9.trace.generator.extract.source;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.tools.file.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which Java files a repository has, and which types they declare. Git's ignored files and build
 * outputs are left out, links out of the repository aren't followed, and what the module itself
 * generates isn't part of the repository that it is generated into.
 *
 * <p>Each file is read once for it, and none of the texts is kept.
 */
public final class SourceIndex {

  private static final String JAVA = ".java";
  private static final String KOTLIN = ".kt";

  private final Repository repository;
  private final SourceBounds bounds;
  private final Map<String, SourceEntry> entries = new TreeMap<>();
  private final Map<String, List<SourceEntry>> byType = new HashMap<>();
  private final Map<String, List<String>> packagesOf = new TreeMap<>();
  private final Set<String> packages = new HashSet<>();
  private final List<String> kotlin = new ArrayList<>();
  private final List<Blocker> blockers = new ArrayList<>();

  /**
   * Reads the files of a repository.
   *
   * @param generated the files that the module consists of
   */
  public SourceIndex(Repository repository, Set<Path> generated) {
    this(repository, generated, SourceBounds.DEFAULT);
  }

  SourceIndex(Repository repository, Set<Path> generated, SourceBounds bounds) {
    this(repository, bounds);
    if (!Files.exists(repository.root())) {
      return; // The module's folder is to be made, and is in no repository.
    }
    FolderFiles found = new FolderFiles(repository.root(), SourceIndex::isSource);
    for (String unreadable : found.unreadable()) {
      unread(repository.root(), unreadable, "let it be read, or have git ignore it");
    }
    read(inside(found.files(), generated));
    entries.values().forEach(this::index);
  }

  private SourceIndex(Repository repository, SourceBounds bounds) {
    this.repository = repository;
    this.bounds = bounds;
  }

  /** An index for those who need no type of the repository. It reads nothing, and has nothing. */
  public static SourceIndex ofNothing(Repository repository) {
    return new SourceIndex(repository, SourceBounds.DEFAULT);
  }

  private static boolean isSource(Path file) {
    String name = file.toString();
    return name.endsWith(JAVA) || name.endsWith(KOTLIN);
  }

  /** Those Java files that are really below the root, since a folder of git's may be a link now. */
  private List<Path> inside(List<Path> files, Set<Path> generated) {
    Map<Path, Boolean> folders = new HashMap<>();
    List<Path> inside = new ArrayList<>();
    for (Path file : files) {
      boolean isInside = folders.computeIfAbsent(file.getParent(), this::isInside);
      if (isInside && file.toString().endsWith(KOTLIN)) {
        kotlin.add(repository.name(file));
      } else if (isInside && !generated.contains(file)) {
        inside.add(file);
      }
    }
    return inside;
  }

  private boolean isInside(Path folder) {
    try {
      return folder.toRealPath().equals(folder);
    } catch (IOException e) {
      return true; // Reading its files says what is wrong.
    }
  }

  private void read(List<Path> files) {
    if (files.size() > bounds.files()) {
      String many = "it has " + files.size() + " Java files, and " + bounds.files() + " are read";
      unread(repository.root(), many, "have git ignore those that don't matter");
      return;
    }
    long left = bounds.bytes();
    for (Path file : files) {
      left -= read(file);
      if (left < 0) {
        String much = "its Java files have more than " + bounds.bytes() + " bytes";
        unread(repository.root(), much, "have git ignore those that don't matter");
        return;
      }
    }
  }

  private long read(Path file) {
    try {
      long size = Files.size(file);
      if (size > bounds.bytesOfFile()) {
        String large = "it has " + size + " bytes, and " + bounds.bytesOfFile() + " are read";
        unread(file, large, "have git ignore it, or divide it");
        return 0;
      }
      String name = repository.name(file);
      SourceScan scan = new SourceScan(SourceText.of(Files.readAllBytes(file)));
      String packageName = scan.packageName().intern();
      entries.put(name, new SourceEntry(file, name, packageName, Set.copyOf(scan.types())));
      return size;
    } catch (IOException e) {
      unread(file, "it can't be read: " + e.getMessage(), "let it be read, or have git ignore it");
      return 0;
    }
  }

  private void unread(Path file, String why, String fix) {
    String issue = RequiredReads.UNREAD + repository.name(file) + ": " + why;
    blockers.add(new Blocker(repository.shown(file), 1, Blocker.Kind.SPEC_BLOCKER, issue, fix));
  }

  private void index(SourceEntry entry) {
    packages.add(entry.packageName());
    for (String type : entry.types()) {
      String name = entry.packageName().isEmpty() ? type : entry.packageName() + "." + type;
      byType.computeIfAbsent(name, key -> new ArrayList<>(1)).add(entry);
      packagesOf.computeIfAbsent(type, key -> new ArrayList<>(1)).add(entry.packageName());
    }
  }

  /** What could not be read, and must be. */
  public List<Blocker> blockers() {
    return List.copyOf(blockers);
  }

  /** All Java files, in the order of their names. */
  public List<SourceEntry> entries() {
    return List.copyOf(entries.values());
  }

  /** The file of this name, relative to the root. */
  public Optional<SourceEntry> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** The files that declare a type of this full name that isn't nested. */
  public List<SourceEntry> declaring(String qualifiedName) {
    return List.copyOf(byType.getOrDefault(qualifiedName, List.of()));
  }

  /** Whether a file is in this package. */
  public boolean hasPackage(String name) {
    return packages.contains(name);
  }

  /** The full names of all types that aren't nested, by their simple names. */
  public Map<String, List<String>> typesBySimpleName() {
    Map<String, List<String>> types = new LinkedHashMap<>();
    packagesOf.forEach(
        (type, in) ->
            types.put(type, in.stream().distinct().sorted().map(p -> join(p, type)).toList()));
    return types;
  }

  private static String join(String packageName, String type) {
    return packageName.isEmpty() ? type : packageName + "." + type;
  }

  /** A Kotlin file that is named as a type, relative to the root; empty if there is none. */
  public Optional<String> kotlinFile(String simpleName) {
    String end = "/" + simpleName + KOTLIN;
    return kotlin.stream().filter(file -> ("/" + file).endsWith(end)).sorted().findFirst();
  }

  /** The text of a file. */
  public String text(SourceEntry entry) throws IOException {
    return SourceText.of(Files.readAllBytes(entry.path()));
  }
}
