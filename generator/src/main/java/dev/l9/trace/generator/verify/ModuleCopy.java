package dev.l9.trace.generator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.tools.file.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Copies folders without what git ignores, and puts generated files in. */
final class ModuleCopy {

  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 256L << 20;

  /** What Maven reads, and what is left out elsewhere, since its name begins with a dot. */
  private static final String SETTINGS = ".mvn";

  private ModuleCopy() {}

  /**
   * Copies a folder, which need not exist. Links aren't followed, and are left out.
   *
   * @throws IOException where a file can't be read, or the folder is too large
   */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    FolderFiles found = new FolderFiles(from, file -> true);
    if (!found.unreadable().isEmpty()) {
      throw new IOException(found.unreadable().get(0));
    }
    List<Path> files = new ArrayList<>(found.files());
    files.addAll(settings(from.resolve(SETTINGS)));
    check(from, files);
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      if (!Files.exists(target)) {
        Files.createDirectories(parent(target));
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** Copies what Maven reads beside a project, so that it holds for one above. */
  static void copySettings(Path from, Path to) throws IOException {
    for (Path file : settings(from.resolve(SETTINGS))) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(parent(target));
      Files.copy(file, target);
    }
  }

  private static List<Path> settings(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private static void check(Path from, List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    if (files.size() > MOST_FILES || bytes > MOST_BYTES) {
      throw new IOException(
          from
              + " has "
              + files.size()
              + " files of "
              + (bytes >> 20)
              + " MB; at most "
              + MOST_FILES
              + " of "
              + (MOST_BYTES >> 20)
              + " MB are copied");
    }
  }

  /** Puts the files into the copy of their module, in place of what was there. */
  static List<Path> write(List<GeneratedFile> files, Path module) throws IOException {
    List<Path> written = new ArrayList<>();
    for (GeneratedFile file : files) {
      Path target = module.resolve(file.path()).normalize();
      if (!target.startsWith(module)) {
        throw new IOException(file.path() + " is not in the module's folder");
      }
      Files.createDirectories(parent(target));
      Files.deleteIfExists(target);
      Files.writeString(target, file.text(), UTF_8);
      written.add(target);
    }
    return written;
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException(file + " is in no folder");
    }
    return parent;
  }
}
