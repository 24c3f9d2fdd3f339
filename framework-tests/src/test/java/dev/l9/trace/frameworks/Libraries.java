package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.l9.trace.testkit.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the programs of the tests are made of: jars out of this module's class path, each program
 * its own, and sources under {@code src/test/programs}.
 */
final class Libraries {

  private static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();

  private Libraries() {}

  /** The jars below these folders of a repository, such as {@code org/springframework}. */
  static List<Path> of(String... folders) {
    List<Path> found = new ArrayList<>();
    for (String folder : folders) {
      List<Path> jars = jars(folder);
      assertFalse(jars.isEmpty(), () -> folder + " is not on the class path");
      found.addAll(jars);
    }
    return found;
  }

  /** The first jar below this folder of a repository. */
  static Path jar(String folder) {
    return of(folder).get(0);
  }

  private static List<Path> jars(String folder) {
    String part = "/" + folder + "/";
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, 0))
        .filter(entry -> entry.endsWith(".jar") && entry.replace('\\', '/').contains(part))
        .map(Path::of)
        .toList();
  }

  /** Gives a project the sources of a program. */
  static TestProject program(String name, TestProject project) {
    Path root = PROGRAMS.resolve(name);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        project.source(root.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return project;
  }
}
