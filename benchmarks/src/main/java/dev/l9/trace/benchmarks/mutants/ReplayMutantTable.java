package dev.l9.trace.benchmarks.mutants;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Writes how far the way from mutants to tests led. */
final class ReplayMutantTable {

  private ReplayMutantTable() {}

  static String markdown(List<ReplayedMutant> all) {
    StringBuilder text =
        new StringBuilder(
            "| | mutants | reached | change the trace | named | a test written | it fails on the"
                + " mutant | and passes on the original | the first test | calls the changed method"
                + " | of those that change the trace | of all |\n"
                + "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    all.stream()
        .map(ReplayedMutant::program)
        .distinct()
        .forEach(
            program -> {
              List<ReplayedMutant> some =
                  all.stream().filter(one -> one.program().equals(program)).toList();
              row(text, program, some);
            });
    row(text, "all", all);
    return text.toString();
  }

  private static void row(StringBuilder text, String title, List<ReplayedMutant> all) {
    long changed = count(all, ReplayedMutant::changesTrace);
    long found = count(all, ReplayedMutant::isFound);
    text.append("| ").append(title);
    for (long count :
        new long[] {
          all.size(),
          count(all, ReplayedMutant::isReached),
          changed,
          count(all, ReplayedMutant::isNamed),
          count(all, one -> one.written() > 0),
          count(all, one -> one.failing() > 0),
          found,
          count(all, one -> one.isFound() && one.failing() == 1),
          count(all, one -> one.isFound() && one.isOfMethod())
        }) {
      text.append(" | ").append(count);
    }
    text.append(" | ").append(share(found, changed));
    text.append(" | ").append(share(found, all.size())).append(" |\n");
  }

  private static long count(List<ReplayedMutant> all, Predicate<ReplayedMutant> which) {
    return all.stream().filter(which).count();
  }

  private static String share(long some, long all) {
    return all == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100.0 * some / all);
  }
}
