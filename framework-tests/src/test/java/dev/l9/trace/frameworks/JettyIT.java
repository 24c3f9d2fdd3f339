package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A servlet in Jetty: its arguments are the container's objects. */
@JdksInTurn
class JettyIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aServlet_isTracedAndItsRequestIsNotTouched(Jdk jdk) {
    TestProject project =
        Libraries.program("jetty", new TestProject(folder))
            .libraries(Libraries.of("org/eclipse/jetty", "jakarta/servlet", "org/slf4j"))
            .compile("-g");
    ProgramRun run = project.runWell(jdk, "update=false", "demo.App");
    assertEquals(
        """
        200 order 7 of Ada
        200 a body that is read once
        500
        """,
        run.out());
    assertTrue(run.err().lines().allMatch(line -> line.startsWith("SLF4J(W): ")), run::err);
    String tree = TraceText.tree(project.events());
    assertEquals(
        """
        doGet(request=ServletApiRequest{…)
          find(id=7, customer=Ada) → order 7 of Ada
        doPost(request=ServletApiRequest{…)
          read(body=org.eclipse.jetty.ee11.servlet.HttpInput) → a body that is read once
        doGet(request=ServletApiRequest{…) → NumberFormatException: For input string: "none" [error]
        """,
        tree.replaceAll("ServletApiRequest\\{[^)]*", "ServletApiRequest{…"));
  }
}
