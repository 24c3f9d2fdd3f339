package dev.l9.trace.cli.reading;

import dev.l9.trace.cli.terminal.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which command goes on where an answer ends: a line that can be put into a shell. It goes to
 * standard error, so that a pipe gets nothing but the answer. What a trace has in it is a
 * stranger's: a word that a shell could take for more than a word is quoted.
 */
public final class NextCommand {

  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w./:@%+,=#-]+");

  private NextCommand() {}

  /**
   * The line.
   *
   * @param files those that the command reads too; none for what it reads without
   * @param words what follows {@code l9}
   */
  public static String line(List<Path> files, String... words) {
    List<String> command = new ArrayList<>(List.of("next: l9"));
    for (String word : words) {
      command.add(quoted(word));
    }
    for (Path file : files) {
      if (!file.toString().equals("-")) {
        command.add(quoted(file.toString()));
      }
    }
    return String.join(" ", command);
  }

  private static String quoted(String text) {
    String word = PlainText.of(text);
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
