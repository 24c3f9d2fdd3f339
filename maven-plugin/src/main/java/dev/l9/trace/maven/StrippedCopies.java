package dev.l9.trace.maven;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.rewrite.SourceFiles;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Copies folders of sources without the sections of {@code l9}. A copy has the time of its
 * original, and is written only where it differs, so that builds find nothing new in it. Not
 * thread-safe.
 */
final class StrippedCopies {

  private final ProjectPart part;
  private final Consumer<String> said;
  private int stripped;

  /**
   * Copies nothing yet.
   *
   * @param part whose files are stripped; all others are copied as they are
   * @param said is told of files that can't be stripped, in a clause each
   */
  StrippedCopies(ProjectPart part, Consumer<String> said) {
    this.part = part;
    this.said = said;
  }

  /** How many copies lack what their originals have. */
  int stripped() {
    return stripped;
  }

  /** Has a folder hold what another one does, and nothing else. */
  void copy(Path from, Path to) throws IOException {
    Set<Path> copies = new HashSet<>();
    Files.walkFileTree(
        from,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(file).toString());
            if (attributes.isRegularFile()) {
              copies.add(copy);
              copyFile(file, copy);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    deleteOthers(to, copies);
  }

  private void copyFile(Path file, Path copy) throws IOException {
    Path parent = copy.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Optional<byte[]> content = strippedContent(file);
    if (content.isEmpty()) {
      Files.copy(
          file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      return;
    }
    stripped++;
    if (!Files.exists(copy) || !Arrays.equals(Files.readAllBytes(copy), content.get())) {
      Files.write(copy, content.get());
    }
    Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));
  }

  /** What is to be in the copy; empty if that is what is in the file. */
  private Optional<byte[]> strippedContent(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.startsWith(part.root())) {
      return Optional.empty();
    }
    String path = part.project().path(real);
    if (!part.takes(path) || !part.project().governs(path)) {
      return Optional.empty();
    }
    try {
      byte[] content = SourceFiles.read(real);
      byte[] without = StrippedFile.of(path, content);
      return Arrays.equals(content, without) ? Optional.empty() : Optional.of(without);
    } catch (RefusedSourceException e) {
      said.accept(path + " is copied as it is: it " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void deleteOthers(Path folder, Set<Path> kept) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    for (Path file : files) {
      if (!kept.contains(file)) {
        Files.delete(file);
      }
    }
  }
}
