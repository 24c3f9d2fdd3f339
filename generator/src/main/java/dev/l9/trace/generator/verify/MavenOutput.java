package dev.l9.trace.generator.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
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
              + "|\\[ERROR]\\s*|\\s*"
              + "|\\s+at (?:java\\.base|jdk\\.|org\\.apache\\.maven|org\\.codehaus|com\\.sun|org\\.junit).*");

  /** Some versions end colours that they never began. */
  private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;]*m");

  private static final Pattern PROJECT = Pattern.compile(" on project ([\\w.-]+):");
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

  /** The artifact whose build failed; empty where nothing says it. */
  String failedProject() {
    Matcher project = PROJECT.matcher(text);
    return project.find() ? project.group(1) : "";
  }

  /** The lines that say what is wrong, with paths relative to a folder. */
  String lastLines(Path folder) {
    List<String> lines =
        COLOR
            .matcher(text)
            .replaceAll("")
            .replace(folder + "/", "")
            .lines()
            .filter(line -> !ADVICE.matcher(line).matches())
            .map(String::stripTrailing)
            .toList();
    int first = lines.indexOf("[ERROR] COMPILATION ERROR :");
    int from = first >= 0 ? first + 1 : Math.max(0, lines.size() - LINES);
    return String.join("\n", lines.subList(from, Math.min(from + LINES, lines.size())));
  }
}
