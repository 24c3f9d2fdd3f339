package dev.l9.trace.tools.git;

import dev.l9.trace.tools.ToolFailure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings in {@code .git/config} that say how git starts {@code l9}. */
final class DriverSettings {

  /**
   * Where this program can't be run, git gets the answer of a filter that can do nothing, and goes
   * on. Without one it would give up, though the filter isn't required.
   */
  private static final String OR_ELSE =
      " || { test $? -gt 128 || {"
          + " echo 'l9: git can not run l9, and does not leave DORA blocks out;"
          + " see l9 git status' >&2;"
          + " printf '0016git-filter-server\\n000eversion=2\\n00000000'; cat >/dev/null; }; }";

  /** How {@code git config} ends where it may not write. */
  private static final int LOCKED = 255;

  private static final String FILTER = "filter.l9";
  private static final String MERGE = "merge.l9";
  private static final String PROCESS = FILTER + ".process";
  private static final String DRIVER = MERGE + ".driver";

  /** A word in quotes of a shell, in which a quote is written as {@code '\''}. */
  private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'\\\\'')*)'");

  private final Git git;

  DriverSettings(Git git) {
    this.git = git;
  }

  /**
   * Has git start this command for the files that the attributes name.
   *
   * @param command starts {@code l9}, in a POSIX shell
   */
  void put(GitMode mode, String command) {
    set(MERGE + ".name", "L9 Trace: the newer DORA block, and the rest as git merges it");
    set(DRIVER, mergeDriver(command));
    if (mode == GitMode.LEFT_OUT) {
      set(PROCESS, command + " git filter-process" + OR_ELSE);
      // Programs other than git need this, since they don't know filter processes.
      set(FILTER + ".clean", command + " git clean %f");
    }
  }

  /** If this program is gone, git merges blocks as any other text. */
  private static String mergeDriver(String command) {
    String program = command.replaceFirst("(?s)^('(?:[^']|'\\\\'')*').*", "$1");
    return "if test -x "
        + program
        + "; then "
        + command
        + " git merge %O %A %B %L %P %X %Y; else git merge-file --marker-size=%L %A %O %B; fi";
  }

  private void set(String key, String value) {
    git.get("config", "--local", key, value);
  }

  /**
   * Takes the settings away, and says whether there were any.
   *
   * @throws ToolFailure where another command of git writes settings
   */
  boolean remove() {
    boolean removed = false;
    for (String section : List.of(FILTER, MERGE)) {
      Git.Result result = git.run("config", "--local", "--remove-section", section);
      if (result.code() == LOCKED) {
        throw new ToolFailure(result.err().strip());
      }
      removed |= result.code() == 0;
    }
    return removed;
  }

  /** What git starts {@code l9} for. */
  GitMode mode() {
    if (isSet(PROCESS)) {
      return GitMode.LEFT_OUT;
    }
    return isSet(DRIVER) ? GitMode.COMMITTED : GitMode.NOT_INSTALLED;
  }

  private boolean isSet(String key) {
    return git.run("config", "--local", key).code() == 0;
  }

  /** The program that git starts: the first word in quotes. */
  String program(GitMode mode) {
    String command = git.get("config", "--local", mode == GitMode.COMMITTED ? DRIVER : PROCESS);
    Matcher matcher = QUOTED.matcher(command);
    return matcher.find() ? matcher.group(1).replace("'\\''", "'") : command;
  }
}
