package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.world.Breakage;
import dev.l9.trace.model.CapturedValue.Num;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Shows what was learnt, and what broke, to a person. */
final class FindingText {

  private static final int LONGEST = 160;
  private static final int LONGEST_FINDING = 240;
  private static final int LONGEST_FAILURE = 60;

  private final PrintWriter out;

  FindingText(PrintWriter out) {
    this.out = out;
  }

  /** Findings, which are in the order of methods. */
  void print(List<Finding> findings) {
    String method = "";
    for (Finding finding : findings) {
      if (!method.equals(finding.place().method())) {
        method = finding.place().method();
        line("", method);
      }
      // Of a long list of conditions too, it is said how sure it is.
      String says = PlainText.cut(finding.says(), LONGEST_FINDING);
      out.println("  " + PlainText.of(says) + "  (" + evidence(finding) + ")");
    }
  }

  private void line(String before, String text) {
    out.println(before + PlainText.of(PlainText.cut(text, LONGEST)));
  }

  private static String evidence(Finding finding) {
    Finding.Evidence evidence = finding.evidence();
    StringBuilder text = new StringBuilder();
    if (finding.kind() != FindingKind.INVARIANT) {
      text.append(finding.kind().label().replace('_', ' ')).append("; ");
    }
    text.append(count(evidence.supporting()));
    if (evidence.seen() != evidence.supporting()) {
      text.append(" of ").append(count(evidence.seen()));
    }
    text.append(evidence.seen() == 1 ? " execution" : " executions");
    return text.append(different(finding))
        .append("; confidence ")
        .append(confidence(finding.confidence()))
        .toString();
  }

  private static String different(Finding finding) {
    return finding.details().values().get("distinct") instanceof Num different
        ? ", " + count(different.value().longValue()) + " different"
        : "";
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Rounded down, since 1 would say that it is certain. */
  static String confidence(double confidence) {
    return String.format(Locale.ROOT, "%.3f", Math.floor(confidence * 1000) / 1000);
  }

  /** What broke, in the order of what follows from what. */
  void printBroken(List<Breakage> breakages) {
    String method = "";
    boolean isFollowing = false;
    for (Breakage breakage : breakages) {
      if (!isFollowing
          && breakage.role() == Breakage.Role.FOLLOWS
          && !method.equals(name(breakage))) {
        isFollowing = true;
        line("", "Below these, something else broke too:");
      }
      if (!method.equals(name(breakage))) {
        method = name(breakage);
        line("", method);
      }
      line("  ", breakage.says() + " " + before(breakage));
      breakage.examples().stream().limit(1).forEach(each -> line("      ", example(each)));
    }
  }

  private static String name(Breakage breakage) {
    return breakage.place().method();
  }

  private static String before(Breakage breakage) {
    String now =
        count(breakage.now().broken()) + " of " + count(breakage.now().checked()) + " executions";
    String supporting = count(breakage.before().supporting());
    return switch (breakage.kind()) {
      case INVARIANT ->
          "is violated by "
              + now
              + "; it held in "
              + supporting
              + " (confidence "
              + confidence(breakage.before().confidence())
              + ")";
      case NEW_FAILURE -> "is new: " + now + " now, and none of " + supporting + " before";
    };
  }

  private static String example(Breakage.Example example) {
    StringJoiner values = new StringJoiner(", ");
    example.values().forEach((name, value) -> values.add(name + " was " + value));
    String failure = example.failure();
    return (values.length() == 0 ? "" : values + "; ")
        + (failure == null ? "" : PlainText.cut(failure, LONGEST_FAILURE) + "; ")
        + "trace "
        + example.traceId();
  }
}
