package dev.l9.trace.benchmarks.mutants;

/**
 * What came of a mutant.
 *
 * @param name of its folder
 * @param isStopped whether it didn't end
 * @param changesOutput whether the program printed, wrote or returned something else
 * @param changesEvents whether a traced event has other inputs, another result, or is in another
 *     place
 * @param rank of the mutated method among the suspects of {@code l9 diff}, 0 if it isn't there
 * @param above methods that Ochiai ranks above it; -1 if no test fails
 * @param tied methods that Ochiai ranks as high, itself among them
 */
record MutantResult(
    String name,
    String method,
    String mutator,
    boolean isReached,
    boolean isStopped,
    boolean changesOutput,
    boolean changesEvents,
    int rank,
    int above,
    int tied) {

  boolean isChanged() {
    return changesOutput || changesEvents;
  }

  /** Whether {@code l9 diff} has it among its first suspects. */
  boolean isAmong(int first) {
    return rank > 0 && rank <= first;
  }

  /** The probability that it is among the first by Ochiai where ties are broken at random. */
  double ochiaiAmong(int first) {
    return above < 0 ? 0 : Math.max(0, Math.min(1, (first - above) / (double) tied));
  }

  /** Reads what {@link #line} has written. */
  static MutantResult parse(String line) {
    String[] cells = line.split("\t", -1);
    return new MutantResult(
        cells[1],
        cells[2],
        cells[3],
        !cells[4].equals("not reached"),
        cells[4].equals("stopped"),
        Boolean.parseBoolean(cells[5]),
        Boolean.parseBoolean(cells[6]),
        Integer.parseInt(cells[7]),
        Integer.parseInt(cells[8]),
        Integer.parseInt(cells[9]));
  }

  /** All of it in one line, its cells between tabs. */
  String line(String program) {
    return String.join(
        "\t",
        program,
        name,
        method,
        mutator,
        isReached ? isStopped ? "stopped" : "ended" : "not reached",
        String.valueOf(changesOutput),
        String.valueOf(changesEvents),
        String.valueOf(rank),
        String.valueOf(above),
        String.valueOf(tied));
  }
}
