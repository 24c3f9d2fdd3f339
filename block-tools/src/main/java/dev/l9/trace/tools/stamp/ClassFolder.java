package dev.l9.trace.tools.stamp;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A folder of classes, as a compiler makes it. */
final class ClassFolder implements ClassPlace {

  private final Path folder;

  ClassFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public void visit(Filter filter, Visitor visitor) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String path = folder.relativize(file).toString().replace(File.separatorChar, '/');
      if (filter.isWanted(path)) {
        long millis = Files.getLastModifiedTime(file).toMillis();
        visitor.visit(path, Files.readAllBytes(file), millis);
      }
    }
  }

  @Override
  public void put(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    if (Files.isRegularFile(file) && Arrays.equals(content, Files.readAllBytes(file))) {
      return;
    }
    Path parent = Files.createDirectories(file.resolveSibling(""));
    Path temporary = parent.resolve("l9-" + Long.toHexString(System.nanoTime()) + ".l9tmp");
    try {
      Files.write(temporary, content, CREATE_NEW);
      Files.move(temporary, file, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
