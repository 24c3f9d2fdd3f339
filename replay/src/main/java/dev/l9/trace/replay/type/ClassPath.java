package dev.l9.trace.replay.type;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes of a program, in folders and jars, and those of the JDK. Not safe for use by
 * several threads.
 */
public final class ClassPath implements Closeable {

  private final List<Path> folders = new ArrayList<>();
  private final List<ZipFile> jars = new ArrayList<>();
  private final Map<String, Optional<ClassModel>> known = new HashMap<>();
  private @Nullable Map<String, Set<String>> bySimpleName;

  /**
   * Opens folders and jars.
   *
   * @throws IOException if one of them can't be read
   */
  public ClassPath(List<Path> places) throws IOException {
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        folders.add(place);
      } else {
        jars.add(jar(place));
      }
    }
  }

  private static ZipFile jar(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new IOException(
          file + " is neither a folder of classes nor a jar: " + e.getMessage(), e);
    }
  }

  /** The class with this binary name; null if there is none. */
  public @Nullable ClassModel find(String name) {
    Optional<ClassModel> found = known.get(name);
    if (found == null) {
      found = Optional.ofNullable(read(name));
      known.put(name, found);
    }
    return found.orElse(null);
  }

  /** Whether the JDK has the class, and the program doesn't. */
  public static boolean isJdk(String name) {
    return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
  }

  private @Nullable ClassModel read(String name) {
    try {
      byte[] bytes = bytes(name.replace('.', '/') + ".class");
      return bytes == null ? null : ClassFileReader.read(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return null; // The file is no class file, so the class isn't known.
    }
  }

  private byte @Nullable [] bytes(String path) throws IOException {
    for (Path folder : folders) {
      Path file = folder.resolve(path).normalize();
      if (file.startsWith(folder.normalize()) && Files.isRegularFile(file)) {
        return Files.readAllBytes(file);
      }
    }
    for (ZipFile jar : jars) {
      ZipEntry entry = jar.getEntry(path);
      if (entry != null) {
        try (InputStream in = jar.getInputStream(entry)) {
          return in.readAllBytes();
        }
      }
    }
    try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /** The binary names of the program's classes with this simple name, in their order. */
  public List<String> named(String simpleName) {
    return List.copyOf(allNames().getOrDefault(simpleName, new TreeSet<>()));
  }

  private Map<String, Set<String>> allNames() {
    Map<String, Set<String>> names = bySimpleName;
    if (names == null) {
      names = names();
      bySimpleName = names;
    }
    return names;
  }

  /** The binary names of the classes in the file of this class. */
  public List<String> nestedIn(String name) {
    int dollar = name.indexOf('$', name.lastIndexOf('.') + 1);
    String outermost = dollar < 0 ? name : name.substring(0, dollar);
    TreeSet<String> nested = new TreeSet<>();
    allNames()
        .values()
        .forEach(
            names ->
                names.stream()
                    .filter(each -> each.equals(outermost) || each.startsWith(outermost + "$"))
                    .forEach(nested::add));
    return List.copyOf(nested);
  }

  private Map<String, Set<String>> names() {
    Map<String, Set<String>> names = new HashMap<>();
    try {
      for (Path folder : folders) {
        Files.walkFileTree(
            folder,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                add(names, folder.relativize(file).toString().replace('\\', '/'));
                return FileVisitResult.CONTINUE;
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    jars.forEach(jar -> jar.stream().forEach(entry -> add(names, entry.getName())));
    return names;
  }

  private static void add(Map<String, Set<String>> names, String path) {
    if (path.endsWith(".class") && !path.startsWith("META-INF/")) {
      String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
      String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
      names.computeIfAbsent(simple, key -> new TreeSet<>()).add(name);
    }
  }

  @Override
  public void close() throws IOException {
    for (ZipFile jar : jars) {
      jar.close();
    }
  }
}
