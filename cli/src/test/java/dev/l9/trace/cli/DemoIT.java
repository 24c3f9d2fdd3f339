package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.Thorough;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./demo}, with the jars of this build. */
class DemoIT {

  private static final Path DEMO = Path.of("../demo").toAbsolutePath().normalize();

  /** One screen, to which a line of the build may be added. */
  private static final int LINES = 59;

  private static final int COLUMNS = 120;

  @TempDir Path elsewhere;

  @Test
  void demo_showsTraceAndBlockOnOneScreen_fromAnyFolder_andLeavesTheCheckoutAsItWas()
      throws IOException {
    Map<Path, String> before = checkout();
    ProgramRun run = ProgramRun.of(demo("--no-build"));
    assertEquals(0, run.exitCode(), run::toString);
    assertEquals("", run.err());
    assertContains(run, "\n$ java -javaagent:l9-agent.jar=console=true -jar sample-app.jar");
    assertTree(run);
    assertContains(run, "\n// L9 DORA BLOCK - AUTO-UPDATED");
    assertContains(run, "\"failures\":[{\"error\":");
    assertContains(run, "\n// END L9 DORA BLOCK");
    assertContains(run, "\n$ cd " + DEMO.getParent().toRealPath() + "\n$ bin/l9 view ");
    assertTrue(run.out().lines().count() <= LINES, run::toString);
    assertTrue(run.out().lines().allMatch(line -> line.length() <= COLUMNS), run::toString);
    assertEquals(before, checkout());
  }

  /** Three levels: the run, the spec that is blocked, and the lines with an error in them. */
  private static void assertTree(ProgramRun run) {
    List<String> tree = run.out().lines().filter(line -> line.contains(" → ")).toList();
    assertTrue(tree.get(0).startsWith("[sys] app.run: "), run::toString);
    assertTrue(tree.get(1).startsWith("  └─[sys] spec.parse: "), run::toString);
    assertTrue(tree.get(1).contains(" → blocked BadSpecException: "), run::toString);
    assertTrue(tree.stream().skip(2).allMatch(line -> line.startsWith("      └─")), run::toString);
    assertContains(run, "\n      └─[sys] spec.parse_line → error SyntaxException: expected a name");
    assertContains(run, "ms) ◀\n");
    assertContains(run, "\n  at      Lexer.java:");
  }

  @Test
  @Thorough
  void all_showsTheRest_whichMayBeTheSecondDemo() throws IOException {
    Map<Path, String> before = checkout();
    ProgramRun run = ProgramRun.of(demo("--no-build", "--all"));
    assertEquals(0, run.exitCode(), run::toString);
    assertContains(run, "\nspecs/stock.spec\n");
    assertContains(run, "\n[sys] app.parse_arguments → ");
    assertContains(run, " → blocked UndefinedResultException: ");
    assertContains(run, "\n{\"trace_id\":\"sys_");
    assertContains(run, "\n// END L9 DORA BLOCK");
    assertTrue(run.out().lines().count() > LINES, run::toString);
    assertEquals(before, checkout());
  }

  @Test
  void help_saysWhatThereIs_andAnythingElseIsWrongUsage() {
    ProgramRun help = ProgramRun.of(demo("--help"));
    assertEquals(0, help.exitCode(), help::toString);
    assertContains(help, "Usage: ./demo [--all] [--no-build]\n");
    assertEquals(new ProgramRun(2, "", help.out()), ProgramRun.of(demo("--everything")));
  }

  @Test
  void noBuild_whereNothingWasBuilt_saysWhatBuilds() throws IOException {
    Path demo = Files.copy(DEMO, elsewhere.resolve("demo"), StandardCopyOption.COPY_ATTRIBUTES);
    ProgramRun run =
        ProgramRun.of(new TestProject(elsewhere).builder(List.of(demo.toString(), "--no-build")));
    assertEquals(1, run.exitCode(), run::toString);
    assertTrue(run.err().contains("Without --no-build, ./demo builds"), run::toString);
  }

  @Test
  @Thorough
  void demo_whereTheAgentIsOff_saysThatNothingWasTraced() {
    ProcessBuilder off = demo("--no-build");
    off.environment().put("L9_TRACE", "0");
    ProgramRun run = ProgramRun.of(off);
    assertEquals(1, run.exitCode(), run::toString);
    assertTrue(run.err().contains("The agent could not do its work"), run::toString);
  }

  private static void assertContains(ProgramRun run, String text) {
    assertTrue(run.out().contains(text), run::toString);
  }

  private ProcessBuilder demo(String... options) {
    List<String> command = Stream.concat(Stream.of(DEMO.toString()), Stream.of(options)).toList();
    ProcessBuilder demo = new TestProject(elsewhere).builder(command);
    demo.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return demo;
  }

  /** What is in the files of the checkout but those that the build makes. */
  private static Map<Path, String> checkout() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    Files.walkFileTree(
        DEMO.getParent(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean isMade = Set.of("target", ".git").contains(folder.getFileName().toString());
            return isMade ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            texts.put(file, Files.readString(file, ISO_8859_1));
            return FileVisitResult.CONTINUE;
          }
        });
    return texts;
  }
}
