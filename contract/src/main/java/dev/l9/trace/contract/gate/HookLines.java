package dev.l9.trace.contract.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines that git's hook runs, in the language of a POSIX shell. They run in a shell of their
 * own, so that nothing of them is seen by the rest of the hook, and end the hook where the check
 * fails or can't be made.
 */
final class HookLines {

  private HookLines() {}

  /** The lines for a hook that only this machine runs: they know where {@code l9} is. */
  static String of(List<String> command, Path program) {
    String first = quoted(command.get(0));
    String condition = "[ -x " + first + " ]";
    if (!program.toString().equals(command.get(0))) {
      condition += " && [ -f " + quoted(program.toString()) + " ]";
    }
    String words = command.stream().map(HookLines::quoted).collect(Collectors.joining(" "));
    return lines("  if " + condition + "; then\n    set -- " + words + "\n  elif ");
  }

  /** The lines for a hook that others get too: they have {@code l9} somewhere else. */
  static String forAll() {
    return lines("  if ");
  }

  private static String lines(String begin) {
    return "(\n"
        + begin
        + """
        command -v l9 > /dev/null 2>&1; then
            set -- l9
          else
            echo 'l9 is not there, so nothing has checked what is staged, and nothing is committed. Put it' >&2
            echo 'into PATH, or run l9 contract install anew. git commit --no-verify commits without.' >&2
            exit 1
          fi
          "$@" validate --staged --quiet < /dev/null || {
            echo 'l9 validate --staged has stopped this commit. Mend the files (l9 fix), and git add them;' >&2
            echo 'git commit --no-verify commits without.' >&2
            exit 1
          }
        ) || exit $?
        """;
  }

  /** A word for a shell, with a character for each byte. */
  private static String quoted(String word) {
    String path = File.separatorChar == '\\' ? word.replace('\\', '/') : word;
    String bytes = new String(path.getBytes(UTF_8), ISO_8859_1);
    return "'" + bytes.replace("'", "'\\''") + "'";
  }
}
