package dev.l9.trace.generator.verify;

import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Maven module that stands for {@code dev.l9:l9-annotations}. It holds the annotations' classes
 * as this program has them, so that a module can be compiled where no repository has the artifact.
 * Maven takes a module of the same build instead of looking for the artifact, and so neither the
 * user's local repository nor the mirrors in the user's settings are touched.
 */
final class AnnotationsModule {

  /** The group and artifact. */
  static final String ID = "dev.l9:l9-annotations";

  private static final String PACKAGE = L9Traced.class.getPackageName().replace('.', '/');

  /** The plugins of the lifecycle up to the tests. */
  private static final List<String> PLUGINS =
      List.of("maven-resources-plugin", "maven-compiler-plugin", "maven-surefire-plugin");

  private AnnotationsModule() {}

  /**
   * Writes the module into a folder.
   *
   * @param plugins the versions that the module to verify has, by group and artifact: those are at
   *     hand when it is
   */
  static void write(Path folder, String version, Map<String, String> plugins) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes").resolve(PACKAGE));
    Path source = codeSource();
    if (Files.isDirectory(source)) {
      copyClasses(source.resolve(PACKAGE), classes);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        copyClasses(jar.getPath(PACKAGE), classes);
      }
    }
    Files.writeString(folder.resolve("pom.xml"), pom(version, plugins));
  }

  /** The jar or folder of the annotations, which may be that of the whole program. */
  private static Path codeSource() throws IOException {
    try {
      return Path.of(L9Traced.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the annotations' jar has no usable name", e);
    }
  }

  /** Other packages of the program are below that of the annotations, and not copied. */
  private static void copyClasses(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          Files.copy(in, to.resolve(file.getFileName().toString()));
        }
      }
    }
  }

  private static String pom(String version, Map<String, String> plugins) {
    Map<String, String> known = new TreeMap<>();
    for (String plugin : PLUGINS) {
      String given = plugins.getOrDefault("org.apache.maven.plugins:" + plugin, "");
      if (!given.isEmpty() && !given.contains("$")) {
        known.put(plugin, given);
      }
    }
    return MavenProject.text(ID, version, "jar", List.of(), known);
  }
}
