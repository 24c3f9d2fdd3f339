package dev.l9.trace.agent.run;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shell was told to do. Immutable.
 *
 * @param text the text behind {@code -c}; null if there is none
 * @param hasFile whether the shell reads a script from a file
 */
record ShellCommand(@Nullable String text, boolean hasFile) {

  private static final Set<String> SHELLS =
      Set.of(
          "sh",
          "bash",
          "zsh",
          "dash",
          "ash",
          "fish",
          "ksh",
          "mksh",
          "csh",
          "tcsh",
          "busybox",
          "pwsh",
          "powershell",
          "cmd");

  /** Options of these shells that have a value. */
  private static final Set<String> WITH_VALUE = Set.of("-o", "+o", "--rcfile", "--init-file", "-O");

  /** Commands that only prepare another command. */
  private static final Set<String> PREPARATIONS =
      Set.of("cd", "export", "set", "umask", "ulimit", "unset", "source", ".", "exit", "");

  /** Reads the command of a process; null if the process isn't a shell. */
  static @Nullable ShellCommand of(ProcessFacts process) {
    if (!SHELLS.contains(process.program())) {
      return null;
    }
    List<String> words = process.words();
    boolean hasText = false;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (WITH_VALUE.contains(word)) {
        i++;
      } else if (!isOption(word)) {
        return hasText ? new ShellCommand(word, false) : new ShellCommand(null, true);
      } else {
        hasText |= isTextOption(word);
      }
    }
    return new ShellCommand(null, false);
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") || word.startsWith("+") || isTextOption(word);
  }

  private static boolean isTextOption(String word) {
    return word.equalsIgnoreCase("/c")
        || (word.startsWith("-") && !word.startsWith("--") && word.endsWith("c"));
  }

  /** Whether the shell reads its commands from its input. */
  boolean isWithoutScript() {
    return text == null && !hasFile;
  }

  /**
   * Whether the shell lives for one command only, such as {@code sh -c "cd folder && java …"}, by
   * which Maven starts the JVMs of tests.
   */
  boolean isWrapper() {
    if (text == null) {
      return false;
    }
    int commands = 0;
    int begin = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (separates(i)) {
        commands += isPreparation(text.substring(begin, i)) ? 0 : 1;
        begin = i + 1;
      }
    }
    String last = text.substring(Math.min(begin, text.length()));
    return commands + (isPreparation(last) ? 0 : 1) <= 1;
  }

  /** Whether a command ends here; not in {@code 2>&1} and {@code &>file}. */
  private boolean separates(int i) {
    String all = text == null ? "" : text;
    char c = all.charAt(i);
    boolean redirects =
        c == '&'
            && ((i > 0 && (all.charAt(i - 1) == '>' || all.charAt(i - 1) == '<'))
                || (i + 1 < all.length() && all.charAt(i + 1) == '>'));
    return !redirects && (c == ';' || c == '\n' || c == '|' || c == '&');
  }

  private static boolean isPreparation(String command) {
    String stripped = command.strip();
    int blank = stripped.indexOf(' ');
    String first = blank < 0 ? stripped : stripped.substring(0, blank);
    return PREPARATIONS.contains(first) || (blank < 0 && first.indexOf('=') > 0);
  }
}
