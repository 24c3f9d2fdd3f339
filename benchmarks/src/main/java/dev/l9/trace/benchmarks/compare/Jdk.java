package dev.l9.trace.benchmarks.compare;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK to measure on.
 *
 * @param version with its vendor
 */
public record Jdk(Path home, int feature, String version) {

  private static final List<String> OF_THE_GOALS = List.of("17", "25");

  /**
   * The JDKs that are wanted by version or home; by default, those of the goals that are installed.
   *
   * @throws IllegalArgumentException where one isn't found
   */
  public static List<Jdk> all(List<String> wanted) throws IOException {
    List<Jdk> found = new ArrayList<>();
    for (String one : wanted.isEmpty() ? OF_THE_GOALS : wanted) {
      List<Jdk> fitting = one.matches("\\d+") ? ofFeature(Integer.parseInt(one)) : at(Path.of(one));
      if (!fitting.isEmpty()) {
        found.add(fitting.get(0));
      } else if (wanted.isEmpty()) {
        System.err.println("JDK " + one + " was not found: not measured");
      } else {
        throw new IllegalArgumentException("JDK " + one + " was not found");
      }
    }
    return found.isEmpty() ? at(Path.of(System.getProperty("java.home"))) : found;
  }

  private static List<Jdk> ofFeature(int feature) throws IOException {
    List<Jdk> fitting = new ArrayList<>();
    for (Path home : candidates()) {
      at(home).stream().filter(jdk -> jdk.feature == feature).forEach(fitting::add);
    }
    return fitting;
  }

  /** The running one, that of {@code JAVA_HOME}, and those in the same folders. */
  private static List<Path> candidates() throws IOException {
    List<Path> candidates = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    String variable = System.getenv("JAVA_HOME");
    if (variable != null && !variable.isEmpty()) {
      candidates.add(Path.of(variable));
    }
    for (Path home : List.copyOf(candidates)) {
      Path folder = home.toAbsolutePath().normalize().getParent();
      if (folder != null && Files.isDirectory(folder)) {
        try (Stream<Path> siblings = Files.list(folder)) {
          siblings.sorted().forEach(candidates::add);
        }
      }
    }
    return candidates;
  }

  private static List<Jdk> at(Path home) throws IOException {
    Path file = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isRegularFile(file)) {
      return List.of();
    }
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      release.load(reader);
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    String vendor = release.getProperty("IMPLEMENTOR", "").replace("\"", "");
    return List.of(
        new Jdk(
            home.toAbsolutePath(),
            Runtime.Version.parse(version).feature(),
            version + (vendor.isEmpty() ? "" : " (" + vendor + ")")));
  }

  /** The path of its {@code java}. */
  public String java() {
    return home.resolve("bin/java").toString();
  }
}
