package dev.l9.trace.contract.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@link Gates} installs. Immutable.
 *
 * @param gates which gates
 * @param command the words that start this {@code l9}, for the hook; the first one is a path
 * @param program the file without which that command can't start, such as a jar
 * @param jar where the jobs of CI services find {@code l9.jar}, from the top of the repository, if
 *     their variable {@code L9} doesn't say otherwise
 * @param sarif whether GitHub's workflow uploads the violations to code scanning too
 */
public record GateOptions(
    Set<Gate> gates, List<String> command, Path program, String jar, boolean sarif) {

  /** Where the jar is unless something else was asked for. */
  public static final String JAR = "tools/l9.jar";

  /** No character that means something to YAML, a shell or GitHub's expressions. */
  private static final Pattern PLAIN_PATH = Pattern.compile("[\\p{L}\\p{N}._+@/ -]+");

  /**
   * Checks the path of the jar.
   *
   * @throws IllegalArgumentException where it has characters that YAML or a shell would take for
   *     something else, or there is no command
   */
  public GateOptions {
    gates = Set.copyOf(gates);
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("no command");
    }
    if (!PLAIN_PATH.matcher(jar).matches() || !jar.equals(jar.strip()) || jar.startsWith("-")) {
      throw new IllegalArgumentException(
          "the path of the jar may have letters, digits, blanks and ._+@/- in it: " + jar);
    }
  }
}
