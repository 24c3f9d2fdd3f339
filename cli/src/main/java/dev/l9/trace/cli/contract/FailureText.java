package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.spec.Contract;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says why files can't have their blocks. Most often it is one field of many files that nobody
 * says, so that there is a summary of the fields. On a terminal not all files are listed.
 */
final class FailureText {

  private static final int MOST_LINES = 20;

  /** The words of the specification of the format. */
  private static final Pattern MISSING = Pattern.compile("DORA field '(\\w+)' missing in schema.*");

  private final GovernedProject project;
  private final PrintWriter err;
  private final Map<String, Integer> missing = new LinkedHashMap<>();
  private final boolean isTerminal = Boolean.getBoolean("l9.terminal.err");
  private int lines;

  FailureText(GovernedProject project, PrintWriter err) {
    this.project = project;
    this.err = err;
  }

  /**
   * The failures of a file, each behind a beginning.
   *
   * @param beginning what stands before each line, such as the file's name
   */
  void file(String beginning, List<String> failures) {
    for (String failure : failures) {
      lines++;
      if (!isTerminal || lines <= MOST_LINES) {
        err.println(PlainText.of(beginning + failure));
      }
      Matcher field = MISSING.matcher(failure);
      if (field.matches()) {
        missing.merge(field.group(1), 1, Integer::sum);
      }
    }
  }

  /** How many were left out, and what to do about the fields that nobody says. */
  void end() {
    if (isTerminal && lines > MOST_LINES) {
      err.println("… and " + (lines - MOST_LINES) + " more, which 2>&1 | less shows");
    }
    if (missing.isEmpty()) {
      return;
    }
    if (!Files.exists(project.root().resolve(Contract.FILE))) {
      err.println(NextCommand.line(List.of(), "contract", "init"));
      return;
    }
    err.println("Say in field_values of " + Contract.FILE + " what these files have:");
    missing.forEach(
        (field, files) -> {
          List<String> allowed =
              project.contract().fields().allowed().getOrDefault(field, List.of());
          String values = allowed.isEmpty() ? "" : ", one of " + String.join(", ", allowed);
          err.println("  " + field + ": " + VerdictText.counted(files, "file") + values);
        });
  }
}
