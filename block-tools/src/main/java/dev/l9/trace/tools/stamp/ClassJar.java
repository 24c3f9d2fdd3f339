package dev.l9.trace.tools.stamp;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar, also one of Spring Boot or a war, in which the classes are in a folder. */
final class ClassJar implements ClassPlace {

  private static final List<String> ROOTS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

  private final Path jar;
  private final String root;

  ClassJar(Path jar) throws IOException {
    this.jar = jar.toRealPath();
    String found = "";
    try (ZipFile zip = new ZipFile(this.jar.toFile())) {
      for (String folder : ROOTS) {
        boolean isThere = zip.stream().anyMatch(entry -> entry.getName().startsWith(folder));
        found = isThere ? folder : found;
      }
    }
    root = found;
  }

  /** The times of entries aren't used, since many builds give all entries the same time. */
  @Override
  public void visit(Filter filter, Visitor visitor) throws IOException {
    long millis = Files.getLastModifiedTime(jar).toMillis();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String path =
            entry.getName().startsWith(root) ? entry.getName().substring(root.length()) : "";
        if (!entry.isDirectory() && filter.isWanted(path)) {
          try (InputStream in = zip.getInputStream(entry)) {
            visitor.visit(path, in.readAllBytes(), millis);
          }
        }
      }
    }
  }

  /**
   * Replaces the jar by one that has the entry too. All other entries stay as they are, byte for
   * byte, and so does the jar's time. A program that has the jar open keeps the former file.
   */
  @Override
  public void put(String path, byte[] content) throws IOException {
    checkUnsigned();
    byte[] before = Files.readAllBytes(jar);
    JarBytes bytes = new JarBytes(before, jar);
    String entry = root + path;
    if (bytes.has(entry, content)) {
      return;
    }
    FileTime time = Files.getLastModifiedTime(jar);
    Path temporary = Files.createTempFile(jar.resolveSibling(""), "stamp", ".l9tmp");
    try {
      Files.copy(jar, temporary, COPY_ATTRIBUTES, REPLACE_EXISTING);
      Files.write(temporary, bytes.with(entry, content));
      Files.setLastModifiedTime(temporary, time);
      Files.move(temporary, jar, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void checkUnsigned() throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().matches("(?i)META-INF/[^/]+\\.SF")) {
          throw new ToolFailure(
              jar + " is signed; stamp the folder of classes before the jar is made and signed");
        }
      }
    }
  }
}
