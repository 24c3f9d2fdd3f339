package dev.l9.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void defaults() throws Exception {
    CommandLine commandLine = CommandLine.parse("a.spec", "b.spec");

    assertEquals(List.of(Path.of("a.spec"), Path.of("b.spec")), commandLine.files());
    assertEquals(Path.of(".l9-sample"), commandLine.state());
    assertEquals(Set.of("password", "secret", "token"), commandLine.forbidden());
    assertFalse(commandLine.fresh());
    assertFalse(commandLine.help());
  }

  @Test
  void options_mayStandAnywhere() throws Exception {
    CommandLine commandLine =
        CommandLine.parse(
            "a.spec", "--fresh", "--state", "x", "--forbid", "tax", "--forbid", "iban", "--", "-b");

    assertEquals(List.of(Path.of("a.spec"), Path.of("-b")), commandLine.files());
    assertEquals(Path.of("x"), commandLine.state());
    assertEquals(Set.of("iban", "password", "secret", "tax", "token"), commandLine.forbidden());
    assertTrue(commandLine.fresh());
  }
}
