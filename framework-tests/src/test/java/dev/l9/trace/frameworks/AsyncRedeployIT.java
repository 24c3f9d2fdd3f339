package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class loader with an application and its reactive libraries is collected when it is let go. */
@JdksInTurn
class AsyncRedeployIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theLoaderOfReactiveLibraries_isCollected_whateverBecomesOfTheirResults(Jdk jdk) {
    TestProject project =
        Libraries.program("redeploy", new TestProject(folder))
            .libraries(
                Libraries.of(
                    "io/projectreactor",
                    "org/reactivestreams",
                    "io/reactivex",
                    "com/google/guava",
                    "org/jspecify"))
            .compile("-g");
    ProgramRun plain = project.runPlain(jdk, "demo.Redeploy");
    assertEquals(new ProgramRun(0, "collected\ncollected\n", ""), plain);
    assertEquals(plain, project.run(jdk, "update=false", "demo.Redeploy"));
    assertEquals(
        """
        flux(id=2) → count=1, first=[Order{id=2}]
        flux(id=4)
        flux(id=5) → count=1, first=[Order{id=5}]
        future(id=10) → Order{id=10}
        future(id=11)
        mono(id=1) → Order{id=1}
        mono(id=3)
        observable(id=8) → count=1, first=[Order{id=8}]
        publisher(id=12)
        single(id=7) → Order{id=7}
        single(id=9)
        waiting(id=6)
        """
            .lines()
            .map(line -> (line + "\n").repeat(2))
            .collect(Collectors.joining()),
        TraceText.sortedTree(project.events()));
  }
}
