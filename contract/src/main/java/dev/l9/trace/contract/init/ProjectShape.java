package dev.l9.trace.contract.init;

import dev.l9.trace.contract.project.PathPatterns;
import dev.l9.trace.contract.spec.DefaultContract;
import dev.l9.trace.section.format.SectionFormats;
import dev.l9.trace.tools.file.FolderFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a project consists of, as far as its contract is about it.
 *
 * @param endings of the files that can carry metadata, the most frequent first, without dots
 * @param exclusions patterns of files and folders that had better carry none
 * @param modules the folders of its source code, relative to its root, with a slash at the end
 */
record ProjectShape(List<String> endings, List<String> exclusions, List<String> modules) {

  /** Folders that tests read, or that somebody else has written. */
  private static final List<String> FOREIGN =
      List.of("__fixtures__/", "test-data/", "goldens/", "golden/", "snapshots/", "venv/");

  /** What builds put into folders that git may not know of yet, by the file that says so. */
  private static final Map<String, List<String>> OUTPUTS =
      Map.of(
          "pom.xml", List.of("target/"),
          "Cargo.toml", List.of("target/"),
          "build.sbt", List.of("target/"),
          "build.gradle", List.of("build/"),
          "build.gradle.kts", List.of("build/"),
          "package.json", List.of("node_modules/", "dist/"),
          "go.mod", List.of("vendor/"));

  ProjectShape {
    endings = List.copyOf(endings);
    exclusions = List.copyOf(exclusions);
    modules = List.copyOf(modules);
  }

  /** Looks at the files that git tracks or would, or at all below a folder that isn't git's. */
  static ProjectShape of(Path root) {
    List<String> paths = new ArrayList<>();
    for (Path file : new FolderFiles(root, file -> true).files()) {
      paths.add(root.relativize(file).toString().replace('\\', '/'));
    }
    return of(paths);
  }

  /** The shape of a project with these files, relative to its root. */
  static ProjectShape of(List<String> paths) {
    List<String> exclusions = exclusions(paths);
    PathPatterns excluded = new PathPatterns(exclusions);
    List<String> governed =
        paths.stream()
            .filter(path -> SectionFormats.of(path).isPresent() && !excluded.matches(path))
            .toList();
    return new ProjectShape(endings(governed), exclusions, SourceFolders.of(governed));
  }

  private static List<String> exclusions(List<String> paths) {
    List<String> candidates = new ArrayList<>(DefaultContract.EXCLUSIONS);
    candidates.addAll(FOREIGN);
    List<String> outputs =
        paths.stream()
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .flatMap(name -> OUTPUTS.getOrDefault(name, List.of()).stream())
            .toList();
    List<String> fitting = new ArrayList<>();
    for (String candidate : candidates) {
      PathPatterns pattern = new PathPatterns(List.of(candidate));
      boolean isHidden = candidate.equals(".*");
      if (isHidden || outputs.contains(candidate) || paths.stream().anyMatch(pattern::matches)) {
        fitting.add(candidate);
      }
    }
    return fitting;
  }

  private static List<String> endings(List<String> paths) {
    Map<String, Long> counts =
        paths.stream()
            .map(path -> path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
            .collect(Collectors.groupingBy(e -> e, TreeMap::new, Collectors.counting()));
    Comparator<Map.Entry<String, Long>> byCount = Map.Entry.comparingByValue();
    return counts.entrySet().stream().sorted(byCount.reversed()).map(Map.Entry::getKey).toList();
  }
}
