package dev.l9.trace.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.block.BlockFormats;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build after a run finds nothing to do: the blocks have changed no file's time. */
class MavenBuildIT {

  private static final Path MAVEN = Path.of(System.getProperty("l9.maven.home"), "bin", "mvn");

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

  private static final String MAIN =
      """
      package shop;
      public class Main {
        @dev.l9.trace.L9Traced
        public static void main(String[] args) {}
      }
      """;

  @TempDir Path folder;

  @Test
  void compiling_afterARun_compilesNothing() throws Exception {
    assumeTrue(Files.isExecutable(MAVEN), () -> "skipped: there is no " + MAVEN);
    TestProject project = new TestProject(folder).source("shop/Main.java", MAIN);
    Files.writeString(folder.resolve("pom.xml"), POM.formatted(TestProject.annotations()));
    assertFalse(isUpToDate(compile(project)), "the first time, there is something to compile");
    assertTrue(isUpToDate(compile(project)), "the second time, there is nothing");

    run(project, "");
    Path main = project.sourceRoot().resolve("shop/Main.java");
    assertTrue(BlockFormats.of(main).orElseThrow().json(Files.readAllBytes(main)).isPresent());
    assertTrue(isUpToDate(compile(project)), "after a run, there is nothing");

    run(project, "update.touch=true");
    assertFalse(isUpToDate(compile(project)), "after a run that touches, there is something");
  }

  private static void run(TestProject project, String options) {
    List<String> command =
        project.command(Jdk.all().findFirst().orElseThrow(), options, "shop.Main");
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

  private static ProgramRun compile(TestProject project) {
    ProgramRun run =
        ProgramRun.of(
            project.builder(
                List.of(
                    MAVEN.toString(),
                    "--batch-mode",
                    "--offline",
                    "-Dmaven.repo.local=" + System.getProperty("l9.maven.repository"),
                    "org.apache.maven.plugins:maven-compiler-plugin:"
                        + System.getProperty("l9.maven.compiler")
                        + ":compile")));
    assertEquals(0, run.exitCode(), run::toString);
    return run;
  }
}
