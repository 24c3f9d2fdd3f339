package dev.l9.trace.agent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK that tests run programs on: 17 and 25, looked for beside the running one and in {@code
 * JAVA_HOME}. Where one isn't installed, the tests for it are reported as skipped.
 */
public record Jdk(int version, List<Path> homes) {

  private static final List<Integer> WANTED = List.of(17, 25);

  /** All JDKs that the agent is tested on, installed or not. */
  public static Stream<Jdk> all() {
    return WANTED.stream().map(version -> new Jdk(version, find(version)));
  }

  /** The one that runs the tests. */
  static Jdk running() {
    return new Jdk(Runtime.version().feature(), List.of(Path.of(System.getProperty("java.home"))));
  }

  /** Its {@code java}; skips the test where it isn't installed. */
  Path java() {
    assumeTrue(!homes.isEmpty(), () -> "JDK " + version + " was not found: skipped");
    return homes.get(0).resolve("bin/java");
  }

  public Path javac() {
    return java().resolveSibling("javac");
  }

  private static List<Path> find(int version) {
    List<Path> found = new ArrayList<>();
    for (Path home : candidates()) {
      if (Files.isExecutable(home.resolve("bin/javac")) && versionOf(home) == version) {
        found.add(home);
      }
    }
    return found;
  }

  private static List<Path> candidates() {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> candidates = new ArrayList<>(List.of(running));
    String variable = System.getenv("JAVA_HOME");
    if (variable != null) {
      candidates.add(Path.of(variable));
    }
    for (Path home : List.copyOf(candidates)) {
      try (Stream<Path> siblings = Files.list(home.resolveSibling("."))) {
        siblings.sorted().forEach(candidates::add);
      } catch (IOException e) {
        throw new AssertionError("can't look for JDKs beside " + home, e);
      }
    }
    return candidates;
  }

  private static int versionOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return 0;
    }
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(release)) {
      properties.load(in);
    } catch (IOException e) {
      throw new AssertionError("can't read " + release, e);
    }
    String text = properties.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
    return Runtime.Version.parse(text).feature();
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
