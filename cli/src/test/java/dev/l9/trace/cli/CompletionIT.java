package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion of {@code l9} in a real bash. */
class CompletionIT {

  private static final String ASK =
      """
      compopt() { :; } # Bash has it only while a key is pressed.
      completions() {
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMPREPLY=()
        _complete_l9
        echo "$* -> ${COMPREPLY[*]}"
      }
      source <("$1" completion bash)
      complete -p l9
      completions l9 at
      completions l9 p
      completions l9 st
      completions l9 stamp --s
      completions ../bin/l9 de
      completions l9 attach --a
      completions l9 attach 4242 --agent l9-ag
      completions l9 completion z
      completions l9 xyz
      """;

  @TempDir Path folder;

  @Test
  void bash_completesCommandsAndOptions() throws Exception {
    assumeTrue(hasBash(), "there is no bash");
    Path script = Files.writeString(folder.resolve("ask"), ASK);
    Files.createFile(folder.resolve("l9-agent.jar"));
    Path l9 = Path.of("../bin/l9").toRealPath();
    Process bash =
        new ProcessBuilder("bash", "--norc", script.toString(), l9.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    assertEquals(
        """
        complete -o default -F _complete_l9 l9
        l9 at -> attach
        l9 p -> ps
        l9 st -> stats stamp
        l9 stamp --s -> --sources
        ../bin/l9 de -> detach
        l9 attach --a -> --agent
        l9 attach 4242 --agent l9-ag -> l9-agent.jar
        l9 completion z -> zsh
        l9 xyz ->\s
        """,
        new String(bash.getInputStream().readAllBytes(), UTF_8));
    assertEquals(0, bash.waitFor());
  }

  private static boolean hasBash() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "bash")));
  }
}
