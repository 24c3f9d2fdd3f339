package dev.l9.trace.benchmarks.learn;

/** The table of all programs. */
final class LearnTable {

  private final StringBuilder rows =
      new StringBuilder(
          """
          | | learnt | mutants that change the trace | caught | | further runs | with a false alarm | false alarms of a run, median | different ones |
          |---|--:|--:|--:|--:|--:|--:|--:|--:|
          """);

  void add(String program, String by, CheckResult result) {
    int mutants = result.caught().size();
    rows.append(
        "| %s, %s | %,d | %d | %d | %s | %d | %d | %d | %d |%n"
            .formatted(
                program,
                by,
                result.learnt(),
                mutants,
                result.mutantsCaught(),
                mutants == 0 ? "" : 100 * result.mutantsCaught() / mutants + " %",
                result.falseAlarms().size(),
                result.runsWithFalseAlarm(),
                result.medianFalseAlarms(),
                result.differentFalseAlarms()));
  }

  String markdown() {
    return rows.toString();
  }
}
