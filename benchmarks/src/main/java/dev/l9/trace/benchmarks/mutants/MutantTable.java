package dev.l9.trace.benchmarks.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Writes what came of all mutants as tables. */
final class MutantTable {

  private final List<ProgramResult> programs = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  void add(ProgramResult program) {
    programs.add(program);
  }

  /** Markdown: what was drawn, and how both rankings do. */
  String markdown() {
    text.append(
        "| | mutants | not reached | change nothing | change output or events | of these don't end"
            + " | reruns | raise something | have other output or events |\n"
            + "|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    programs.forEach(this::counts);
    text.append(
        "\n| of the mutants that | | `l9 diff`: first | first three | Ochiai: first | first three"
            + " |\n|---|--:|--:|--:|--:|--:|\n");
    List<MutantResult> all = new ArrayList<>();
    for (ProgramResult program : programs) {
      all.addAll(program.mutants());
      if (!program.mutants().isEmpty()) {
        String title = "change output or events of " + program.program();
        row(title, program.mutants(), MutantResult::isChanged);
      }
    }
    row("change output or events, all", all, MutantResult::isChanged);
    row("change the program's output, all", all, MutantResult::changesOutput);
    row("make a test fail, all", all, one -> one.isChanged() && one.above() >= 0);
    row("don't end, all", all, MutantResult::isStopped);
    return text.toString();
  }

  private void counts(ProgramResult program) {
    List<MutantResult> all = program.mutants();
    line(
        program.program(),
        all.size(),
        count(all, one -> !one.isReached()),
        count(all, one -> one.isReached() && !one.isChanged()),
        count(all, MutantResult::isChanged),
        count(all, MutantResult::isStopped),
        program.reruns(),
        program.raised(),
        program.unsteady());
  }

  private static long count(List<MutantResult> all, Predicate<MutantResult> which) {
    return all.stream().filter(which).count();
  }

  private void row(String title, List<MutantResult> all, Predicate<MutantResult> which) {
    List<MutantResult> some = all.stream().filter(which).toList();
    line(
        title,
        some.size(),
        share(some, one -> one.isAmong(1) ? 1 : 0),
        share(some, one -> one.isAmong(3) ? 1 : 0),
        share(some, one -> one.ochiaiAmong(1)),
        share(some, one -> one.ochiaiAmong(3)));
  }

  private static String share(List<MutantResult> all, ToDoubleFunction<MutantResult> one) {
    double sum = all.stream().mapToDouble(one).sum();
    return all.isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * sum / all.size());
  }

  private void line(Object... cells) {
    text.append('|');
    for (Object cell : cells) {
      text.append(' ').append(cell).append(" |");
    }
    text.append('\n');
  }
}
