package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.gate.Gate;
import dev.l9.trace.contract.gate.GateReason;
import dev.l9.trace.contract.gate.GateResult;
import dev.l9.trace.contract.gate.GateState;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** Puts what became of gates into words. */
final class GateText {

  private GateText() {}

  /**
   * Prints all results: what was done as the answer, and what wasn't as a message.
   *
   * @return the exit code
   */
  static int print(List<GateResult> results, PrintWriter out, PrintWriter err) {
    int code = ExitCode.OK;
    for (GateResult result : results) {
      boolean isRefused = result.state() == GateState.REFUSED;
      PrintWriter to = isRefused ? err : out;
      if (result.state() != GateState.ABSENT) {
        to.println((isRefused ? "l9: " : "") + PlainText.of(of(result)));
        result.addition().lines().forEach(line -> to.println("  " + PlainText.of(line)));
      }
      if (isRefused) {
        boolean hasFailed = result.reason() == GateReason.FAILED;
        code = Math.max(code, hasFailed ? ExitCode.USAGE : ExitCode.SOFTWARE);
      }
    }
    return code;
  }

  private static String of(GateResult result) {
    String file = result.file().toString();
    String done =
        switch (result.state()) {
          case INSTALLED -> file + " is installed";
          case UPDATED -> file + " is renewed";
          case CURRENT -> file + " has the check already";
          case REMOVED -> file + " no longer has the check";
          case ABSENT -> file + " has no check";
          case REFUSED -> refusal(result, file);
        };
    boolean addsToDone =
        result.state() != GateState.REFUSED && !result.addition().lines().isEmpty();
    return addsToDone ? done + "; add to " + result.addition().file() + ":" : done;
  }

  private static String refusal(GateResult result, String file) {
    String detail = result.detail();
    String add = "; add to " + result.addition().file() + ":";
    return switch (result.reason()) {
      case NONE -> throw new IllegalArgumentException("not refused");
      case FOREIGN -> file + " isn't from l9, and stays as it is; move it away, and run this again";
      case CHANGED -> changed(result.gate(), file);
      case OUTSIDE -> outside(result, file);
      case LINK ->
          file
              + " is a link to "
              + detail
              + ", and l9 doesn't write there; add this line to that file, before all that ends"
              + " it:";
      case DISABLED ->
          file
              + " isn't executable, so git doesn't run it; chmod +x it, or delete it, and run this"
              + " again";
      case NO_SHELL ->
          file
              + (detail.length() < 3
                  ? " is no shell script"
                  : " is run by " + detail.substring(2).strip())
              + ", and can't take lines of a shell; have it run this, and fail where this fails:";
      case OF_PRE_COMMIT -> "pre-commit writes the hooks of this repository" + add;
      case OF_HUSKY -> "Husky writes the hooks of this repository" + add;
      case OF_LEFTHOOK -> "Lefthook writes the hooks of this repository" + add;
      case INCLUDED ->
          file
              + " stays, since "
              + detail
              + " includes it, and GitLab runs nothing where an included file is missing; take it"
              + " out there first";
      case FAILED -> "can't write to " + file + ": " + detail;
    };
  }

  private static String changed(Gate gate, String file) {
    return gate == Gate.GIT_HOOK
        ? "the lines of l9 in "
            + file
            + " were changed, and stay as they are; delete them, and the two comments around"
            + " them, and run this again"
        : file
            + " was changed since l9 wrote it, and stays as it is; delete it, and run this again";
  }

  private static String outside(GateResult result, String file) {
    return result.gate() == Gate.GIT_HOOK
        ? "core.hooksPath has git take hooks from "
            + result.detail()
            + ", which isn't this repository's alone, so l9 doesn't write there; set it to a"
            + " folder of this repository, or add this line to the hook pre-commit there:"
        : file + " is outside of the repository, by way of a link; put a folder in its place";
  }
}
