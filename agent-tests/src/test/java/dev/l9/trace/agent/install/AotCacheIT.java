package dev.l9.trace.agent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs with an AOT cache, whose classes the JVM shows to no agent. */
class AotCacheIT {

  @TempDir Path folder;
  private TestProject project;

  static Stream<Jdk> jdksWithAotCache() {
    return Jdk.each().filter(jdk -> jdk.version() >= 24);
  }

  @ParameterizedTest
  @MethodSource("jdksWithAotCache")
  void aRunThatIsRecorded_ends_andClassesFromTheCacheAreTraced(Jdk jdk) throws IOException {
    project = new TestProject(folder).source("demo/Cached.java", CACHED).compile("-g");
    try (OutputStream out = Files.newOutputStream(folder.resolve("app.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      for (String name : List.of("demo/Cached.class", "demo/Cached$Recorded.class")) {
        jar.putNextEntry(new JarEntry(name));
        Files.copy(project.classes().resolve(name), jar);
      }
    }
    ProgramRun training = run(jdk, "-XX:AOTCacheOutput=app.aot", ",exclude=demo.Cached#*");
    assertEquals(0, training.exitCode(), training::toString);
    assertTrue(training.out().startsWith("7\n7\n"), training::toString);
    assertTrue(training.err().contains("this run is recorded for an AOT cache"), training::err);
    assertEquals("twice(n=3) → 6\n".repeat(2), TraceText.tree(project.events()));
    assertFalse(Files.exists(folder.resolve("hs_err.log")));
    Files.delete(project.traceFile());

    ProgramRun production = run(jdk, "-XX:AOTCache=app.aot", "");
    assertEquals(new ProgramRun(0, "7\n7\n", ""), production);
    String tree = "more(n=3) → 7\n  twice(n=3) → 6\n";
    assertEquals(tree.repeat(2), TraceText.tree(project.events()));
  }

  private ProgramRun run(Jdk jdk, String cache, String options) {
    String agent = "-javaagent:" + TestProject.AGENT + "=update=false" + options;
    String log = "-XX:ErrorFile=hs_err.log";
    String java = jdk.java().toString();
    // A folder on the class path would do without the cache. The JVM says what it leaves out of it.
    List<String> command =
        List.of(java, "-Xlog:disable", log, cache, agent, "-cp", "app.jar", "demo.Cached");
    return ProgramRun.of(project.builder(command));
  }

  private static final String CACHED =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Cached {
        static class Recorded {
          @L9Traced
          static int twice(int n) {
            return 2 * n;
          }
        }

        @L9Traced
        static int more(int n) {
          return Recorded.twice(n) + 1;
        }

        public static void main(String[] args) throws Exception {
          System.out.println(more(3));
          Thread thread = new Thread(() -> System.out.println(more(3)));
          thread.start();
          thread.join();
        }
      }
      """;
}
