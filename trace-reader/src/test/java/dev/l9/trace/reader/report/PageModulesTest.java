package dev.l9.trace.reader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the tests of the page's modules, which are in {@code src/test/js}. */
class PageModulesTest {

  @Test
  void modules_passTheirTests() throws Exception {
    Optional<Path> node = node();
    assumeTrue(node.isPresent(), "skipped: there is no node on the PATH to run src/test/js");
    Process tests =
        new ProcessBuilder(
                node.orElseThrow().toString(), "--test-reporter=tap", "src/test/js/all.mjs")
            .redirectErrorStream(true)
            .start();
    String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, tests.waitFor(), output);
    assertTrue(output.contains("# fail 0"), output);
    assertTrue(!output.contains("# pass 0"), output);
  }

  /** The first on the PATH that is new enough to find tests by itself. */
  private static Optional<Path> node() throws Exception {
    for (Path program : programs()) {
      Process asked = new ProcessBuilder(program.toString(), "--version").start();
      String version =
          new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      if (asked.waitFor() == 0 && version.matches("v(1[89]|[2-9]\\d|\\d{3,})\\..*")) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  private static Iterable<Path> programs() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "node"))
        .filter(Files::isExecutable)
        .toList();
  }
}
