package dev.l9.trace.contract.gate;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a hook, with a character for each byte, and our lines in it. All else stays as it is.
 * Immutable.
 *
 * <p>Our lines stand behind the line that names the shell and the comments right below it, in front
 * of all that the hook does: behind an {@code exit} or {@code exec} they would never run.
 */
record HookScript(String text) {

  /** How a hook begins that is ours altogether. */
  private static final String OWN =
      "#!/bin/sh\n# l9 contract install made this hook, which git runs before each commit.\n";

  private static final String NAME = "# >>> l9 contract install";
  private static final String BEGIN =
      NAME + ": l9 contract uninstall takes these lines away, unless they were changed (";
  private static final String BEGIN_END = ") >>>\n";
  private static final String END = "# <<< l9 contract install <<<\n";

  private static final Pattern LINES =
      Pattern.compile(
          "(?m)^"
              + NAME
              + "[^\r\n]*\\("
              + Seal.PATTERN
              + "\\) >>>\r?\n((?s:.*?))^# <<< l9 contract install <<<(\r?\n|\\z)");

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "ksh", "mksh", "zsh");

  /** The first command of a script that another interpreter is given to read, whole. */
  private static final Pattern POLYGLOT =
      Pattern.compile("\\A(?:\\s|#[^\n]*\n)*(?:'''|\"\"\"|\":\"|[^\n]*\\bexec\\b[^\n]*\\$\\{?0)");

  /** What is to be said of our lines. */
  enum Part {
    NONE,
    OURS,
    /** Somebody has changed them, or left out one of the two lines that frame them. */
    CHANGED
  }

  /** A hook that does what these lines do, and nothing else. */
  static HookScript own(String lines) {
    return new HookScript(OWN + framed(lines));
  }

  /** Whether it is plainly a script that a POSIX shell runs, as git does if no line names one. */
  boolean isShell() {
    if (text.indexOf('\0') >= 0 || POLYGLOT.matcher(text).find()) {
      return false;
    }
    return !text.startsWith("#!") || SHELLS.contains(interpreter());
  }

  /** The first line if it names an interpreter, else nothing. */
  String firstLine() {
    return text.startsWith("#!") ? text.substring(0, lineEnd(0)).strip() : "";
  }

  private String interpreter() {
    String found = "";
    for (String word : firstLine().substring(2).strip().split("\\s+", -1)) {
      String name = word.substring(word.lastIndexOf('/') + 1).replaceFirst("(?i)\\.exe$", "");
      boolean leads = found.equals("env") && (word.startsWith("-") || word.contains("="));
      if (found.isEmpty() || found.equals("busybox") || (found.equals("env") && !leads)) {
        found = name;
      }
    }
    return found;
  }

  Part part() {
    int first = text.indexOf(NAME);
    if (first < 0) {
      return Part.NONE;
    }
    Matcher lines = LINES.matcher(text);
    boolean isOurs =
        text.indexOf(NAME, first + 1) < 0
            && lines.find()
            && Seal.of(lines.group(2)).equals(lines.group(1));
    return isOurs ? Part.OURS : Part.CHANGED;
  }

  /** Whether nothing but our lines is in it. */
  boolean isOwn() {
    return without().text.equals(OWN);
  }

  /** Puts lines of ours in, in place of those that are there. */
  HookScript with(String lines) {
    Matcher old = LINES.matcher(text);
    if (old.find()) {
      String framed = framed(lines);
      String end = old.group(3).isEmpty() ? framed.substring(0, framed.length() - 1) : framed;
      return new HookScript(text.substring(0, old.start()) + end + text.substring(old.end()));
    }
    int at = behindComments();
    // A last line without an end gets one from us; then our own last line has none.
    boolean hasEnd = at == 0 || text.charAt(at - 1) == '\n';
    String framed = framed(lines);
    String put = hasEnd ? framed : "\n" + framed.substring(0, framed.length() - 1);
    return new HookScript(text.substring(0, at) + put + text.substring(at));
  }

  /** Takes our lines away. */
  HookScript without() {
    Matcher lines = LINES.matcher(text);
    if (!lines.find()) {
      return this;
    }
    boolean hasEnd = !lines.group(3).isEmpty();
    int start = hasEnd || lines.start() == 0 ? lines.start() : lines.start() - 1;
    return new HookScript(text.substring(0, start) + text.substring(lines.end()));
  }

  private static String framed(String lines) {
    return BEGIN + Seal.of(lines) + BEGIN_END + lines + END;
  }

  private int behindComments() {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '#') {
      at = Math.min(text.length(), lineEnd(at) + 1);
    }
    return at;
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
