package dev.l9.trace.benchmarks.mutants;

/**
 * How far the way from a mutant to a test of it led.
 *
 * @param isReached whether a run of the unchanged program has an event of the method
 * @param changesTrace whether a traced event has other inputs, another result, or is in another
 *     place
 * @param isNamed whether {@code changed} has the method among its first three suspects
 * @param written how many tests {@code replay_test} has written
 * @param failing the number of the first test that fails on the mutant; 0 if none does
 * @param passesBefore whether this test passes on the unchanged program
 * @param isOfMethod whether this test calls the changed method
 * @param reason why there is no such test
 */
record ReplayedMutant(
    String program,
    TracedMutant mutant,
    boolean isReached,
    boolean changesTrace,
    boolean isNamed,
    int written,
    int failing,
    boolean passesBefore,
    boolean isOfMethod,
    String reason) {

  static ReplayedMutant notReached(String program, TracedMutant mutant) {
    return new ReplayedMutant(
        program, mutant, false, false, false, 0, 0, false, false, "not reached");
  }

  boolean isFound() {
    return failing > 0 && passesBefore;
  }

  /** All of it in one line, its cells between tabs. */
  String line() {
    return String.join(
        "\t",
        program,
        "mutant-" + mutant.id(),
        mutant.method(),
        mutant.mutator(),
        String.valueOf(mutant.line()),
        isReached ? changesTrace ? "changed" : "same" : "not reached",
        String.valueOf(isNamed),
        String.valueOf(written),
        String.valueOf(failing),
        String.valueOf(passesBefore),
        String.valueOf(isOfMethod),
        reason.replaceAll("\\s+", " "));
  }
}
