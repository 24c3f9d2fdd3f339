package dev.l9.trace.maven;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a real Maven, offline. Its repository is a folder of the test, in which the plugin is
 * installed beside links to all that this build's repository has.
 */
final class MavenProcess implements AutoCloseable {

  private static final Path MAVEN = Path.of(System.getProperty("l9.maven.home"), "bin", "mvn");
  private static final Path REPOSITORY = Path.of(System.getProperty("l9.maven.repository"));

  static final String VERSION = System.getProperty("l9.version");

  private final Path repository;

  MavenProcess(Path repository) throws IOException {
    assumeTrue(Files.isExecutable(MAVEN), () -> "skipped: there is no " + MAVEN);
    this.repository = Files.createDirectories(repository);
    for (Path group : groups()) {
      Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
    }
    install("l9-parent", Path.of("../pom.xml"), "pom");
    for (String module :
        List.of(
            "annotations",
            "trace-writer",
            "trace-reader",
            "block-tools",
            "contract",
            "maven-plugin")) {
      Path folder = Path.of("..", module);
      install("l9-" + module, folder.resolve("pom.xml"), "pom");
      install("l9-" + module, folder.resolve("target/l9-" + module + ".jar"), "jar");
    }
  }

  private static List<Path> groups() throws IOException {
    try (Stream<Path> groups = Files.list(REPOSITORY)) {
      return groups.filter(path -> !path.endsWith("dev")).toList();
    }
  }

  private void install(String artifact, Path file, String type) throws IOException {
    Path place = repository.resolve("dev/l9/" + artifact + "/" + VERSION);
    Files.createDirectories(place);
    Files.copy(file, place.resolve(artifact + "-" + VERSION + "." + type));
  }

  /** Whether a version of one of Maven's plugins can be used offline. */
  static boolean has(String plugin, String version) {
    Path place = REPOSITORY.resolve("org/apache/maven/plugins").resolve(plugin).resolve(version);
    return Files.exists(place.resolve(plugin + "-" + version + ".jar"));
  }

  /** Runs goals in a folder. */
  ProgramRun run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(MAVEN.toString(), "--batch-mode", "--offline"));
    command.add("-Dmaven.repo.local=" + repository);
    command.addAll(List.of(arguments));
    ProcessBuilder maven = new ProcessBuilder(command).directory(folder.toFile());
    maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return ProgramRun.of(maven);
  }

  /** Takes the links away; else JUnit warns of each of them. */
  @Override
  public void close() throws IOException {
    for (Path group : groups()) {
      Files.deleteIfExists(repository.resolve(group.getFileName()));
    }
  }
}
