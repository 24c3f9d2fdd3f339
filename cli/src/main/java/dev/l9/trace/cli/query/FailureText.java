package dev.l9.trace.cli.query;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.reader.event.JvmInfo;
import dev.l9.trace.reader.query.Failure;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints failures for people: a paragraph each. Nothing is cut, since the end may matter most. */
final class FailureText {

  /** Of a longer path the ends are shown. */
  private static final int LONGEST_PATH = 12;

  private static final int SHOWN_OF_ROOT = 4;

  private final PrintWriter out;
  private final Screen screen;
  private boolean isFirst = true;

  FailureText(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  void print(Failure failure) {
    if (!isFirst) {
      out.println();
    }
    isFirst = false;
    String status = failure.isBlocked() ? "blocked: " : "";
    String error = PlainText.of(status + failure.error());
    out.println(screen.in(Screen.Colour.RED, error));
    String at = failure.at().isEmpty() ? "" : " (" + failure.at() + ")";
    line("where", failure.method().name() + at);
    line("cause", failure.cause());
    line("inputs", failure.inputs());
    line("path", path(failure));
    line("count", count(failure));
    line("thread", failure.thread());
    line("run", run(failure.jvm()));
    line("id", failure.traceId());
  }

  private void line(String label, String text) {
    if (!text.isEmpty()) {
      String padded = String.format("  %-8s", label);
      out.println(screen.in(Screen.Colour.DIM, padded) + PlainText.of(text));
    }
  }

  private static String count(Failure failure) {
    String first = seconds(failure.first());
    String last = seconds(failure.last());
    return first.equals(last)
        ? failure.count() + ", at " + last
        : failure.count() + ", from " + first + " to " + last;
  }

  private static String seconds(String timestamp) {
    int dot = timestamp.indexOf('.');
    return dot < 0 ? timestamp : timestamp.substring(0, dot) + "Z";
  }

  private static String path(Failure failure) {
    List<Failure.Step> steps = failure.path();
    StringBuilder path = new StringBuilder(failure.isWhole() ? "" : "… → ");
    int left = steps.size() > LONGEST_PATH ? steps.size() - LONGEST_PATH : 0;
    for (int i = 0; i < steps.size(); i++) {
      path.append(i == 0 ? "" : " → ");
      if (left > 0 && i == SHOWN_OF_ROOT) {
        path.append("(").append(left).append(" more) → ");
        i += left;
      }
      path.append(steps.get(i).method().name()).append(fate(steps.get(i)));
    }
    return path.toString();
  }

  private static String fate(Failure.Step step) {
    return switch (step.fate()) {
      case ABOVE, PASSED, BEGAN -> "";
      case SWALLOWED -> " (swallowed it, returned " + step.output() + ")";
      case REPLACED -> " (made it " + step.output() + ")";
    };
  }

  private static String run(@Nullable JvmInfo jvm) {
    if (jvm == null) {
      return "";
    }
    String revision = jvm.revision().isEmpty() ? "" : ", revision " + jvm.revision();
    return jvm.run() + " (" + jvm.command() + revision + (jvm.isDirty() ? ", dirty)" : ")");
  }
}
