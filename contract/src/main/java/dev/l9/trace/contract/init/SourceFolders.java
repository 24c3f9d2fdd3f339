package dev.l9.trace.contract.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the folders that are the modules of a project: the first ones, from the root down, beside
 * which there are others. In a build of several modules these are they, and in one of one module
 * they are packages.
 */
final class SourceFolders {

  /** Endings of files that are data, settings or text. */
  private static final Set<String> NO_CODE =
      Set.of("json", "yaml", "yml", "md", "xml", "html", "htm", "properties", "toml");

  /** Names that say nothing of what is in the folder. */
  private static final Set<String> NAMELESS =
      Set.of(
          "src",
          "main",
          "java",
          "kotlin",
          "scala",
          "groovy",
          "python",
          "resources",
          "com",
          "org",
          "net",
          "io",
          "dev",
          "lib",
          "libs",
          "packages",
          "apps",
          "modules",
          "services",
          "crates");

  /** Names of folders that aren't part of the product. */
  private static final Set<String> ASIDE =
      Set.of("test", "tests", "docs", "doc", "scripts", "bin", "examples", "benchmarks");

  /** What is in a pattern and in YAML just what it is. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@+][\\p{L}\\p{N}_@+./ -]*/");

  /** The folders with code below a folder. */
  private record Folder(String path, Map<String, Folder> below) {
    String name() {
      String[] names = path.split("/", -1);
      return names.length < 2 ? "" : names[names.length - 2].toLowerCase(Locale.ROOT);
    }
  }

  private SourceFolders() {}

  /** The modules among these files, relative to the root, each with a slash at its end. */
  static List<String> of(List<String> files) {
    Folder root = new Folder("", new TreeMap<>());
    for (String file : files) {
      if (!NO_CODE.contains(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
        add(root, file);
      }
    }
    List<Folder> found = List.copyOf(root.below.values());
    while (found.size() == 1 || found.stream().anyMatch(SourceFolders::isNameless)) {
      List<Folder> deeper = new ArrayList<>();
      for (Folder folder : found) {
        boolean isOpened = (found.size() == 1 || isNameless(folder)) && !folder.below.isEmpty();
        deeper.addAll(isOpened ? folder.below.values() : List.of(folder));
      }
      if (deeper.equals(found)) {
        break;
      }
      found = deeper;
    }
    return found.stream().map(Folder::path).filter(p -> PLAIN.matcher(p).matches()).toList();
  }

  private static void add(Folder root, String file) {
    Folder folder = root;
    int slash = file.indexOf('/');
    while (slash >= 0) {
      String path = file.substring(0, slash + 1);
      Folder next = new Folder(path, new TreeMap<>());
      if (ASIDE.contains(next.name())) {
        return;
      }
      folder = folder.below.computeIfAbsent(path, p -> next);
      slash = file.indexOf('/', slash + 1);
    }
  }

  private static boolean isNameless(Folder folder) {
    return NAMELESS.contains(folder.name()) && !folder.below.isEmpty();
  }
}
