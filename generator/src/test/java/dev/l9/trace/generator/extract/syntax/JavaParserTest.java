package dev.l9.trace.generator.extract.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaParserTest {

  /** Runs in a JVM without the compiler. */
  static final class WithoutCompiler {
    private WithoutCompiler() {}

    public static void main(String[] arguments) {
      try {
        JavaParser.ofThisJdk();
      } catch (ToolFailure e) {
        System.out.print(e.getMessage());
      }
    }
  }

  @Test
  void runtimeWithoutCompiler_saysWhatToDo() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("java.home"));
    Process process =
        new ProcessBuilder(
                List.of(
                    home.resolve("bin/java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "--limit-modules",
                    "java.base,java.compiler",
                    "-cp",
                    System.getProperty("java.class.path"),
                    WithoutCompiler.class.getName()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals(
        "this Java runtime ("
            + home
            + ") has no compiler, which reads the repository's sources; run l9 with a JDK of 17 or"
            + " newer, whose bin folder has javac: set JAVA_HOME to it, or put it first on the PATH",
        said);
  }
}
