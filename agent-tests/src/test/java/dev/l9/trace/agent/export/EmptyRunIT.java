package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said at the end of a run of which nothing came: one line, if somebody expects more. Other
 * reasons than these are in {@code SelectionIT}, {@code InheritIT} and {@code IsolationIT}.
 */
@JdksInTurn
class EmptyRunIT {

  private static final String NEAREST =
      "[l9] warn: nothing was traced: no class that was loaded is marked @L9Traced, and"
          + " include=shop.order..* names none; the nearest is shop.orders.Order"
          + " (com.acme..* means all classes in a package and below it)\n";

  /** Makes an object of each class that its arguments name, and runs those that can run. */
  private static final String MAIN =
      """
      package app;
      public class Main {
        public static void main(String[] args) throws Exception {
          for (String name : args) {
            Object made = Class.forName(name).getConstructor().newInstance();
            if (made instanceof Runnable task) task.run();
          }
          System.out.println("done");
        }
      }
      """;

  private static final String ORDER =
      """
      package shop.orders;
      public class Order { public int total() { return 1; } }
      """;

  private static final String RUNS =
      """
      package shop.orders;
      public class Runs implements Runnable { @dev.l9.trace.L9Traced public void run() {} }
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project =
        new TestProject(folder)
            .source("app/Main.java", MAIN)
            .source("shop/orders/Order.java", ORDER)
            .source("shop/orders/Runs.java", RUNS)
            .compile("-g");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whereTheLogIsOff_nothingIsSaid_butTheDoctorHasAReport(Jdk jdk) throws IOException {
    String options = "include=shop.order..*,log=off,doctor=l9-doctor.jsonl";
    ProgramRun run = project.run(jdk, options, "app.Main", "shop.orders.Order");
    assertEquals(new ProgramRun(0, "done\n", ""), run);
    String report = Files.readString(folder.resolve("l9-doctor.jsonl"));
    assertTrue(report.contains("\"shop.orders.Order\""), report);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void sourcesThatAreNotFound_areSaidOnce_withWhereTheyWereLookedFor(Jdk jdk) {
    Path elsewhere = folder.resolve("classes");
    List<String> command = project.command(jdk, "", "app.Main", "shop.orders.Runs");
    ProcessBuilder builder = project.builder(command).directory(elsewhere.toFile());
    assertEquals(
        new ProgramRun(
            0,
            "done\n",
            "[l9] warn: no block was written: the sources of what ran, such as"
                + " shop/orders/Runs.java, were not found since there is no folder such as"
                + " src/main/java below "
                + elsewhere
                + " (the option sources names roots, and update=false says that there are none)\n"),
        ProgramRun.of(builder));
  }

  /** Every JVM below has the agent then, and most of them are not meant. */
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whereTheEnvironmentNamesTheAgent_onlyTheProgramThatIsMeantSaysSomething(Jdk jdk) {
    assertEquals("", everywhere(jdk, "", "app.Main", "shop.orders.Order"));
    String include = "include=shop.order..*";
    assertEquals(NEAREST, everywhere(jdk, include, "app.Main", "shop.orders.Order"));
    assertEquals("", everywhere(jdk, include, "app.Main"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void toolsOfTheJdk_sayNothing(Jdk jdk) {
    List<String> command = project.command(jdk, "include=shop.order..*", "none");
    int main = command.indexOf("-cp");
    command.subList(main, command.size()).clear();
    command.addAll(List.of("-m", "jdk.compiler/com.sun.tools.javac.Main", "-version"));
    ProgramRun run = ProgramRun.of(project.builder(command));
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
  }

  /** What is said if the agent is in {@code JAVA_TOOL_OPTIONS}, behind the JVM's own line. */
  private String everywhere(Jdk jdk, String options, String main, String... arguments) {
    ProcessBuilder builder = project.builder(project.plainCommand(jdk, main, arguments));
    String agent = "-javaagent:" + TestProject.AGENT + "=" + options;
    builder.environment().put("JAVA_TOOL_OPTIONS", agent);
    ProgramRun run = ProgramRun.of(builder);
    assertEquals("done\n", run.out(), run::toString);
    return run.err().substring(run.err().indexOf('\n') + 1);
  }
}
