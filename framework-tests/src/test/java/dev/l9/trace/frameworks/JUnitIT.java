package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test run of JUnit with traced code in it. */
@JdksInTurn
class JUnitIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aTestRun_isTheSameAndItsTracedCodeIsTraced(Jdk jdk) {
    TestProject project =
        Libraries.program("junit", new TestProject(folder))
            .libraries(
                Libraries.of("org/junit", "org/opentest4j", "org/apiguardian", "org/jspecify"))
            .compile("-g");
    String[] arguments = {
      "execute",
      "--disable-banner",
      "--disable-ansi-colors",
      "--details=tree",
      "--select-class=demo.CalculatorTest"
    };
    String launcher = "org.junit.platform.console.ConsoleLauncher";
    ProgramRun plain = project.runPlain(jdk, launcher, arguments);
    assertEquals(1, plain.exitCode());
    ProgramRun run = project.run(jdk, "update=false,log=debug", launcher, arguments);
    assertEquals(withoutTimes(plain.out()), withoutTimes(run.out()));
    assertEquals(
        """
        [l9] debug: instrumented demo/CalculatorTest
        [l9] debug: instrumented demo/Calculator
        """,
        run.err());
    assertEquals(
        """
        dividesEach(divisor=1)
          divide(a=1, b=1) → 1
        dividesEach(divisor=2)
          divide(a=2, b=2) → 1
        divide(a=1, b=0) → ArithmeticException: / by zero [error]
        divide(a=6, b=2) → 3
        divides()
          divide(a=7, b=2) → 3
        """,
        TraceText.tree(project.events()));
  }

  private static String withoutTimes(String out) {
    return out.replaceAll("\\d+ ms", "? ms");
  }
}
