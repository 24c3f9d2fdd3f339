package dev.l9.trace.cli.diff;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.reader.diff.Difference;
import dev.l9.trace.reader.diff.Suspect;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.reader.diff.TraceDiff.ChangedResult;
import dev.l9.trace.reader.diff.TraceDiff.ChangedTime;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Prints differences as Markdown. Captured text stands in code spans only, within which no
 * character but a backtick and a table's bar means anything; these are replaced.
 */
final class DiffMarkdown {

  private static final int MAX_LINES = 20;

  private final PrintWriter out;

  DiffMarkdown(PrintWriter out) {
    this.out = out;
  }

  void print(TraceDiff diff, String old, String now) {
    out.println("### Behaviour: " + code(old) + " → " + code(now));
    diff.remarks().forEach(remark -> out.println("\n> " + remark));
    if (diff.isEmpty()) {
      out.println("\nNo difference.");
      return;
    }
    table(
        "Suspects",
        List.of("method", "why"),
        diff.suspects(),
        (Suspect one) -> List.of(one.method(), one.why()));
    difference("Methods", diff.methods(), method -> method);
    difference("Edges", diff.edges(), DiffText::edge);
    difference("Errors", diff.errors(), DiffText::error);
    table(
        "Results that are others for equal inputs",
        List.of("method", "input", "old", "new"),
        diff.results(),
        (ChangedResult one) -> List.of(one.method(), one.input(), one.old(), one.now()));
    table(
        "Own times",
        List.of("method", "old ms", "new ms", "p"),
        diff.times(),
        (ChangedTime one) ->
            List.of(
                one.method(), number(one.oldMillis()), number(one.newMillis()), number(one.p())));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private <T> void difference(String title, Difference<T> difference, Function<T, String> text) {
    if (!difference.isEmpty()) {
      out.println("\n**" + title + "**\n");
      lines("new", difference.isNew(), text);
      lines("gone", difference.isGone(), text);
    }
  }

  private <T> void lines(String kind, List<T> all, Function<T, String> text) {
    all.stream()
        .limit(MAX_LINES)
        .forEach(one -> out.println("- " + kind + ": " + code(text.apply(one))));
    more(all.size() - MAX_LINES);
  }

  private <T> void table(
      String title, List<String> heads, List<T> all, Function<T, List<String>> cells) {
    if (all.isEmpty()) {
      return;
    }
    out.println("\n**" + title + "**\n");
    out.println("| " + String.join(" | ", heads) + " |");
    out.println("|" + "---|".repeat(heads.size()));
    for (T one : all.subList(0, Math.min(MAX_LINES, all.size()))) {
      List<String> codes = cells.apply(one).stream().map(DiffMarkdown::code).toList();
      out.println("| " + String.join(" | ", codes) + " |");
    }
    more(all.size() - MAX_LINES);
  }

  private void more(int count) {
    if (count > 0) {
      out.println("\n… " + count + " more");
    }
  }

  private static String code(String text) {
    String plain = PlainText.of(text).replace('`', '\'').replace('|', '¦').strip();
    return plain.isEmpty() ? "" : "`" + plain + "`";
  }
}
