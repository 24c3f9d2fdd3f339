package dev.l9.trace.compatibility;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The jars on the tests' class path, from which each program gets only those that it needs. */
final class Libraries {

  private static final List<String> CLASS_PATH =
      Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));

  /** The programs of this module. */
  static final String TEST_CLASSES =
      CLASS_PATH.stream()
          .filter(entry -> entry.endsWith("test-classes"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("test-classes is not on the class path"));

  private Libraries() {}

  /** A class path of the jars whose names begin with these, a dash and a version behind each. */
  static String classPath(String... artifacts) {
    return Arrays.stream(artifacts)
        .map(Libraries::jar)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Several class paths as one. */
  static String join(String... classPaths) {
    return String.join(File.pathSeparator, classPaths);
  }

  private static String jar(String artifact) {
    return CLASS_PATH.stream()
        .filter(entry -> nameOf(entry).matches(artifact + "-\\d.*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(artifact + " is not among " + CLASS_PATH));
  }

  private static String nameOf(String entry) {
    Path name = Path.of(entry).getFileName();
    return name == null ? "" : name.toString();
  }
}
