package dev.l9.trace.cli.diff;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Screen.Colour;
import dev.l9.trace.reader.diff.Difference;
import dev.l9.trace.reader.diff.Suspect;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.reader.diff.TraceDiff.ChangedResult;
import dev.l9.trace.reader.diff.TraceDiff.ChangedTime;
import dev.l9.trace.reader.diff.TraceDiff.Edge;
import dev.l9.trace.reader.diff.TraceDiff.Thrown;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Prints differences for a person: the suspects first, then a few of each kind. */
final class DiffText {

  private static final int MAX_SUSPECTS = 5;
  private static final int MAX_LINES = 10;

  private final PrintWriter out;
  private final Screen screen;

  DiffText(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  void print(TraceDiff diff, String old, String now) {
    diff.remarks().forEach(remark -> out.println(PlainText.of(remark)));
    if (diff.isEmpty()) {
      out.println("no difference between " + PlainText.of(old) + " and " + PlainText.of(now));
      return;
    }
    suspects(diff.suspects());
    difference("methods", diff.methods(), method -> method);
    difference("edges", diff.edges(), DiffText::edge);
    difference("errors", diff.errors(), DiffText::error);
    list("results that are others for equal inputs", diff.results(), DiffText::result);
    list("own times (median, ms)", diff.times(), DiffText::time);
  }

  private void suspects(List<Suspect> suspects) {
    if (suspects.isEmpty()) {
      return;
    }
    title("suspects", suspects.size());
    for (int i = 0; i < Math.min(MAX_SUSPECTS, suspects.size()); i++) {
      Suspect suspect = suspects.get(i);
      String method = PlainText.of(suspect.method());
      out.println("  %d. %s".formatted(i + 1, i == 0 ? screen.in(Colour.RED, method) : method));
      out.println("     " + PlainText.of(suspect.why()));
    }
    more(suspects.size() - MAX_SUSPECTS);
  }

  private <T> void difference(String title, Difference<T> difference, Function<T, String> text) {
    if (difference.isEmpty()) {
      return;
    }
    title(title, difference.isNew().size() + difference.isGone().size());
    lines(difference.isNew(), one -> screen.in(Colour.GREEN, "+ " + PlainText.of(text.apply(one))));
    lines(difference.isGone(), one -> screen.in(Colour.RED, "- " + PlainText.of(text.apply(one))));
  }

  private <T> void list(String title, List<T> all, Function<T, String> text) {
    if (!all.isEmpty()) {
      title(title, all.size());
      lines(all, one -> PlainText.of(text.apply(one)));
    }
  }

  private <T> void lines(List<T> all, Function<T, String> text) {
    all.stream().limit(MAX_LINES).forEach(one -> out.println("  " + text.apply(one)));
    more(all.size() - MAX_LINES);
  }

  private void title(String title, int count) {
    out.println(screen.in(Colour.BOLD, title + ": " + count));
  }

  private void more(int count) {
    if (count > 0) {
      out.println("  … " + count + " more; --json has them all");
    }
  }

  static String edge(Edge edge) {
    return edge.from() + " → " + edge.to() + " (" + times(edge.calls()) + ")";
  }

  static String error(Thrown error) {
    return error.method() + ": " + error.error() + " (" + times(error.count()) + ")";
  }

  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }

  static String result(ChangedResult result) {
    return result.method() + "(" + result.input() + "): " + result.old() + " → " + result.now();
  }

  static String time(ChangedTime time) {
    return String.format(
        Locale.ROOT,
        "%s: %.3g → %.3g (p = %.2g)",
        time.method(),
        time.oldMillis(),
        time.newMillis(),
        time.p());
  }
}
