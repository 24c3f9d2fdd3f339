package dev.l9.trace.generator.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Maven printed, for people.
 *
 * @param text the end of it
 */
record MavenOutput(String text) {

  private static final int LINES = 12;
  private static final Pattern ADVICE =
      Pattern.compile(
          "(?:\\[ERROR] )?(?:To see the full stack trace|Re-run Maven|For more information|\\[Help"
              + "|After correcting|See dump files|  mvn <args>|-> \\[Help|See \\S+surefire-reports).*"
              + "|\\[ERROR]\\s*|\\s*");
  private static final Pattern MISSING =
      Pattern.compile(
          "offline mode|has not been downloaded|Could not (?:resolve|transfer|find) (?:artifact|dependenc)"
              + "|could not be resolved");

  /** Whether something had to be downloaded. */
  boolean lacksSomething() {
    return MISSING.matcher(text).find();
  }

  /** Whether the compiler refused the sources. */
  boolean saysCompilationFailed() {
    return text.contains("COMPILATION ERROR") || text.contains("Compilation failure");
  }

  /** The last lines that say what is wrong, with paths relative to a folder. */
  String lastLines(Path folder) {
    List<String> lines =
        text.replace(folder + "/", "")
            .lines()
            .filter(line -> !ADVICE.matcher(line).matches())
            .map(String::stripTrailing)
            .toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
