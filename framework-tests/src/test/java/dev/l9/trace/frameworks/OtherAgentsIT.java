package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another agent and ours, whichever comes first: both do what they do alone. Of OpenTelemetry's see
 * {@link TraceparentIT}.
 */
class OtherAgentsIT {

  private static final String OURS = "-javaagent:" + TestProject.AGENT + "=update=false";
  private static final String TREE =
      """
      <init>(price=Price{})
      total(lines=[Line{article=pen, count=2}, Line{article=ink, count=1}]) → 11
        of(article=pen) → 3
        times(price=3) → 6
        of(article=ink) → 5
        times(price=5) → 5
      total(lines=[Line{article=none, count=1}]) → IllegalArgumentException: no price for none [error]
        of(article=none) → IllegalArgumentException: no price for none [error]
      of(price=100) → 20
      """;

  private enum Order {
    OURS_FIRST,
    OURS_LAST
  }

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void create() {
    project = Libraries.program("shop", new TestProject(folder));
  }

  static Stream<Arguments> jdksAndOrders() {
    return Jdk.inTurn(List.of(Order.values()), Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("jdksAndOrders")
  void jacoco_findsItsClassesAgainAndOurEventsAreTheSame(Jdk jdk, Order order) throws IOException {
    project.compile("-g");
    String other =
        "-javaagent:" + Libraries.jar("org/jacoco/org.jacoco.agent") + "=destfile=c.exec";
    ProgramRun plain = run(jdk, List.of(other), "demo.App");
    IClassCoverage alone = coverage("demo/App$Shop");
    Files.delete(folder.resolve("c.exec"));
    assertEquals(plain, run(jdk, ordered(order, other), "demo.App"));
    assertEquals(TREE, TraceText.tree(project.events()));
    IClassCoverage both = coverage("demo/App$Shop");
    assertTrue(alone.getInstructionCounter().getCoveredCount() > 0);
    assertEquals(alone.getInstructionCounter(), both.getInstructionCounter());
  }

  private IClassCoverage coverage(String name) throws IOException {
    ExecFileLoader loader = new ExecFileLoader();
    loader.load(folder.resolve("c.exec").toFile());
    CoverageBuilder builder = new CoverageBuilder();
    new Analyzer(loader.getExecutionDataStore(), builder).analyzeAll(project.classes().toFile());
    assertEquals(List.of(), List.copyOf(builder.getNoMatchClasses()));
    return builder.getClasses().stream().filter(c -> c.getName().equals(name)).findAny().get();
  }

  private static List<String> ordered(Order order, String other) {
    return order == Order.OURS_FIRST ? List.of(OURS, other) : List.of(other, OURS);
  }

  /** Runs a class under these agents. */
  private ProgramRun run(Jdk jdk, List<String> agents, String main) {
    List<String> command = project.plainCommand(jdk, main);
    command.addAll(command.indexOf("-cp"), agents);
    ProgramRun run = ProgramRun.of(project.builder(command));
    assertEquals(0, run.exitCode(), run::toString);
    return run;
  }

  static Stream<Arguments> jdksAndAttachments() {
    String agent = "-javaagent:" + Libraries.jar("org/mockito/mockito-core");
    return Jdk.inTurn(
        Boolean.getBoolean("l9.stress")
            ? List.of(List.of(OURS), List.of(OURS, agent), List.of(agent, OURS))
            : List.of(List.of(agent, OURS)),
        Arguments::of);
  }

  /** What a mock does instead of a method is no execution of it. */
  @ParameterizedTest
  @MethodSource("jdksAndAttachments")
  void mockito_mocksTracedClassesAndOnlyRealCallsAreTraced(Jdk jdk, List<String> agents) {
    Libraries.program("mocks", project)
        .libraries(Libraries.of("org/mockito", "net/bytebuddy", "org/objenesis"))
        .compile("-g");
    ProgramRun run = run(jdk, agents, "demo.Mocks");
    assertEquals(
        """
        mock 14
        spy 5
        real 3
        static 1
        real 10
        subclass mocked real
        stubs 7 8
        """,
        run.out());
    // The JVM says so of any agent that appends to the boot class path, as Mockito's does.
    String sharing = "Sharing is only supported for boot loader classes";
    assertTrue(run.err().lines().allMatch(line -> line.contains(sharing)), run::err);
    assertEquals(
        """
        <init>(price=Price{})
        total(lines=[Line{article=pen, count=2}]) → 14
          times(price=7) → 14
        of(article=ink) → 5
        of(article=pen) → 3
        round(price=19) → 10
        name() → real
        look(value=[a])
        look(value={a=b})
        look(value=[a])
        look(value=3)
        look(value={})
        look(value=1970-01-01T00:00:00Z)
        look(value=java.io.File)
        look(value=0)
        look(value=IllegalStateException)
        look(value=[a])
        """,
        TraceText.tree(project.events()));
  }
}
