package dev.l9.trace.cli.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextCommandTest {

  @Test
  void plainWords_standAsTheyAre() {
    assertEquals(
        "next: l9 calls com.acme.Orders#total old/trace.jsonl",
        NextCommand.line(List.of(Path.of("old/trace.jsonl")), "calls", "com.acme.Orders#total"));
  }

  @Test
  void standardInput_isNamedToNobody() {
    assertEquals("next: l9 runs", NextCommand.line(List.of(Path.of("-")), "runs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "com.acme.Orders$Sum#total",
        "x'; echo pwned; '",
        "$(echo pwned)",
        "`echo pwned`",
        "\"; echo pwned; \"",
        "x\\'; echo pwned #",
        "*",
        "~",
        "",
      })
  void whatAStrangerNamed_isOneWordToAShell(String word) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    String line = NextCommand.line(List.of(), word).substring("next: l9 ".length());
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", "printf '<%s>' " + line)
            .redirectErrorStream(true)
            .start();
    assertEquals("<" + word + ">", new String(shell.getInputStream().readAllBytes(), UTF_8), line);
  }

  @Test
  void controlCharacters_endNoLine() {
    assertEquals(
        "next: l9 calls 'a\\u000ab\\u001b[2J'",
        NextCommand.line(List.of(), "calls", "a\nb\u001b[2J"));
  }
}
