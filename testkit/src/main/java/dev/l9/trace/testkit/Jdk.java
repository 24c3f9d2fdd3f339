package dev.l9.trace.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A JDK that tests run programs on: 17 or 25. Both are looked for beside the JDK that runs the
 * tests, and in {@code JAVA_HOME}. If one isn't installed, its tests are reported as skipped.
 * Instances are immutable.
 */
public record Jdk(int version, List<Path> homes) {

  private static final List<Jdk> WANTED =
      Stream.of(17, 25).map(version -> new Jdk(version, find(version))).toList();

  /** The JDKs for a test: all of them, or one if the test is marked {@link JdksInTurn}. */
  public static Stream<Jdk> all(TestInfo test) {
    Method method = test.getTestMethod().orElseThrow();
    return JdksInTurn.Of.isMeantBy(method) ? Stream.of(inTurn(method.getName())) : each();
  }

  /** All JDKs that the agent is tested on, installed or not. */
  public static Stream<Jdk> each() {
    return WANTED.stream();
  }

  /**
   * The arguments of a test of many cases that don't depend on the JDK. Every case runs on one JDK,
   * which changes from case to case. With {@code -Dl9.stress=true}, every case runs on all.
   */
  public static <T> Stream<Arguments> inTurn(
      List<T> cases, BiFunction<Jdk, T, Arguments> arguments) {
    if (Boolean.getBoolean("l9.stress")) {
      return each().flatMap(jdk -> cases.stream().map(one -> arguments.apply(jdk, one)));
    }
    return IntStream.range(0, cases.size()).mapToObj(i -> arguments.apply(inTurn(i), cases.get(i)));
  }

  private static Jdk inTurn(String name) {
    return inTurn(Math.floorMod(name.hashCode(), WANTED.size()));
  }

  /** Chooses among the installed JDKs, so that no test is skipped because a JDK is missing. */
  private static Jdk inTurn(int number) {
    List<Jdk> installed = each().filter(jdk -> !jdk.homes().isEmpty()).toList();
    List<Jdk> found = installed.isEmpty() ? WANTED : installed;
    return found.get(number % found.size());
  }

  /** The JDK that runs the tests. */
  public static Jdk running() {
    return new Jdk(Runtime.version().feature(), List.of(Path.of(System.getProperty("java.home"))));
  }

  /** The path of the {@code java} command. The test is skipped if this JDK isn't installed. */
  public Path java() {
    assumeTrue(!homes.isEmpty(), () -> "JDK " + version + " was not found: skipped");
    return homes.get(0).resolve("bin/java");
  }

  /** The path of the {@code javac} command. The test is skipped if this JDK isn't installed. */
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
