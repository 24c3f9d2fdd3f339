package dev.l9.trace.agent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockParser;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.Thorough;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent in builds of Maven. */
class MavenBuildIT {

  private static final Path MAVEN = Path.of(System.getProperty("l9.maven.home"), "bin", "mvn");

  private static final Path REPOSITORY = Path.of(System.getProperty("l9.maven.repository"));
  private static final String VERSION = System.getProperty("l9.version");

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>shop</groupId>
        <artifactId>shop</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency>
            <groupId>dev.l9</groupId>
            <artifactId>l9-annotations</artifactId>
            <version>1</version>
            <scope>system</scope>
            <systemPath>%s</systemPath>
          </dependency>
        </dependencies>
      </project>
      """;

  /** What JaCoCo does to {@code argLine} while the build runs, this does at its start. */
  private static final String TESTS =
      """
          <dependency>
            <groupId>dev.l9</groupId>
            <artifactId>l9-agent</artifactId>
            <version>%s</version>
            <scope>test</scope>
          </dependency>
          <dependency>
            <groupId>org.junit.jupiter</groupId>
            <artifactId>junit-jupiter</artifactId>
            <version>%s</version>
            <scope>test</scope>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-surefire-plugin</artifactId>
              <configuration>%s</configuration>
            </plugin>
          </plugins>
        </build>
      """;

  private static final String TEST =
      """
      package shop;
      public class %s {
        @org.junit.jupiter.api.Test
        @dev.l9.trace.L9Traced
        void other() {
          org.junit.jupiter.api.Assertions.assertEquals("there", System.getProperty("other"));
          String path = System.getProperty("surefire.test.class.path");
          org.junit.jupiter.api.Assertions.assertTrue(path.contains("/l9-agent-"), path);
          org.junit.jupiter.api.Assertions.assertFalse(path.contains("trace-writer"), path);
          org.junit.jupiter.api.Assertions.assertFalse(path.contains("byte-buddy"), path);
          Shared.work();
        }
      }
      """;

  private static final String SHARED =
      """
      package shop;
      class Shared {
        @dev.l9.trace.L9Traced
        static void work() {}
      }
      """;

  private static final String MAIN =
      """
      package shop;
      public class Main {
        @dev.l9.trace.L9Traced
        public static void main(String[] args) {}
      }
      """;

  private static final String FORKS =
      "</argLine><forkCount>2</forkCount><reuseForks>false</reuseForks>";

  @TempDir Path folder;

  @Test
  @Thorough
  void compiling_afterARun_compilesNothing() throws Exception {
    assumeTrue(Files.isExecutable(MAVEN), () -> "skipped: there is no " + MAVEN);
    TestProject project = new TestProject(folder).source("shop/Main.java", MAIN);
    Files.writeString(folder.resolve("pom.xml"), POM.formatted(TestProject.annotations()));
    assertFalse(isUpToDate(compile(project)), "the first time, there is something to compile");

    run(project, "");
    Path main = project.sourceRoot().resolve("shop/Main.java");
    assertTrue(BlockFormats.of(main).orElseThrow().json(Files.readAllBytes(main)).isPresent());
    assertTrue(isUpToDate(compile(project)), "after a run, there is nothing more");

    run(project, "update.touch=true");
    FileTime compiled = Files.getLastModifiedTime(folder.resolve("target/classes/shop/Main.class"));
    assertTrue(
        Files.getLastModifiedTime(main).compareTo(compiled) > 0,
        "after a run that touches, there is something");
  }

  /**
   * Where others put arguments of theirs into {@code argLine}, as JaCoCo does, and the tests run in
   * two JVMs. The agent comes from a repository, and brings nothing along.
   */
  @Test
  void testsWithTheArgLineOfTheDocs_haveTheAgentAndWhatOthersAdd_andAreOneRun() throws Exception {
    assumeTrue(Files.isExecutable(MAVEN), () -> "skipped: there is no " + MAVEN);
    String page = Files.readString(Path.of("../docs/build-tools.md"));
    String argLine = page.substring(page.indexOf("<argLine>"), page.indexOf("</argLine>"));
    assertTrue(Files.readString(Path.of("../README.md")).contains(argLine), argLine);
    String junit = System.getProperty("l9.junit.version");
    String tests = TESTS.formatted(VERSION, junit, argLine + FORKS);
    Files.writeString(
        folder.resolve("pom.xml"),
        POM.formatted(TestProject.annotations())
            .replace("  </dependencies>\n", tests)
            .replace("<properties>", "<properties><argLine>-Dother=there</argLine>"));
    TestProject project =
        new TestProject(folder)
            .source("shop/MainTest.java", TEST.formatted("MainTest"))
            .source("shop/OtherTest.java", TEST.formatted("OtherTest"))
            .source("shop/Shared.java", SHARED)
            .libraries(junit())
            .compile("-g");
    Files.createDirectories(folder.resolve("target"));
    Files.move(project.classes(), folder.resolve("target/test-classes"));
    Path repository = Files.createDirectory(folder.resolve("a repository"));
    installAgent(repository);
    ProgramRun run =
        ProgramRun.of(
            maven(project, repository, goal("dependency", "properties"), goal("surefire", "test")));
    removeLinks(repository);
    assertEquals(0, run.exitCode(), run::toString);
    assertEquals(
        List.of("other", "other", "work", "work"),
        TestProject.events(folder.resolve("target/trace.jsonl")).stream()
            .map(TraceEvent::operation)
            .sorted()
            .toList());
    Path shared = project.sourceRoot().resolve("shop/Shared.java");
    String json =
        BlockFormats.of(shared).orElseThrow().json(Files.readAllBytes(shared)).orElseThrow();
    DoraTraceBlock block = BlockParser.parse(json);
    assertEquals(2, block.graph().nodes().get(0).calls(), () -> json);
    assertEquals("test", block.metrics().run().kind(), () -> json);
  }

  private static List<Path> junit() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(jar -> jar.contains("junit-jupiter-api") || jar.contains("apiguardian"))
        .map(Path::of)
        .toList();
  }

  private static void run(TestProject project, String options) {
    List<String> command =
        project.command(Jdk.each().findFirst().orElseThrow(), options, "shop.Main");
    String classes = project.folder().resolve("target/classes").toString();
    command.replaceAll(
        argument ->
            argument.equals(project.classPath())
                ? classes + File.pathSeparator + TestProject.annotations()
                : argument);
    ProgramRun run = ProgramRun.of(project.builder(command));
    assertEquals(0, run.exitCode(), run::toString);
  }

  private static boolean isUpToDate(ProgramRun compiled) {
    return compiled.out().contains("Nothing to compile");
  }

  /** Maven's own JVM has the agent too, as where the environment gives it to all. */
  private static ProgramRun compile(TestProject project) {
    ProcessBuilder maven = maven(project, REPOSITORY, goal("compiler", "compile"));
    String agent = "-javaagent:" + TestProject.AGENT + "=include=shop..*";
    maven.environment().put("JAVA_TOOL_OPTIONS", agent);
    ProgramRun run = ProgramRun.of(maven);
    assertEquals(0, run.exitCode(), run::toString);
    assertFalse(run.err().contains("[l9]"), run::err);
    return run;
  }

  /** A goal of one of Maven's plugins, in the version that this build uses. */
  private static String goal(String plugin, String goal) {
    String version = System.getProperty("l9.maven." + plugin);
    return "org.apache.maven.plugins:maven-%s-plugin:%s:%s".formatted(plugin, version, goal);
  }

  /** The command that runs goals of Maven's plugins. */
  private static ProcessBuilder maven(TestProject project, Path repository, String... goals) {
    List<String> command = new ArrayList<>(List.of(MAVEN.toString(), "--batch-mode", "--offline"));
    command.add("-Dmaven.repo.local=" + repository);
    command.addAll(List.of(goals));
    ProcessBuilder maven = project.builder(command);
    maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return maven;
  }

  /** Makes a repository in which the agent is installed, beside all that this build's has. */
  private void installAgent(Path repository) throws IOException {
    for (Path group : groups()) {
      Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
    }
    install(repository, "l9-parent", Path.of("../pom.xml"), "pom");
    install(repository, "l9-agent", Path.of("pom.xml"), "pom");
    install(repository, "l9-agent", TestProject.AGENT, "jar");
  }

  /** Else JUnit warns of each of them. */
  private static void removeLinks(Path repository) throws IOException {
    for (Path group : groups()) {
      Files.delete(repository.resolve(group.getFileName()));
    }
  }

  private static List<Path> groups() throws IOException {
    try (Stream<Path> groups = Files.list(REPOSITORY)) {
      return groups.filter(path -> !path.endsWith("dev")).toList();
    }
  }

  private static void install(Path repository, String artifact, Path file, String type)
      throws IOException {
    Path place = repository.resolve("dev/l9/" + artifact + "/" + VERSION);
    Files.createDirectories(place);
    Files.copy(file, place.resolve(artifact + "-" + VERSION + "." + type));
  }
}
