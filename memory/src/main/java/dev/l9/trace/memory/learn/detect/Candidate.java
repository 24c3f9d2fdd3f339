package dev.l9.trace.memory.learn.detect;

/** Relations of the same variables that have held so far. */
sealed interface Candidate permits VariablePair, ValueRelation, NumberPair, NumberTriple {

  /**
   * Takes the next execution.
   *
   * @return whether one of the relations still holds
   */
  boolean see(Row row, boolean isCounted);

  /** Shows those that hold to a judge. */
  void tell(Judge judge);

  /** Decides which relations are told. */
  @FunctionalInterface
  interface Judge {

    /**
     * Takes a relation.
     *
     * @param found the relation; its confidence isn't known yet
     * @param test the relation between values of different executions
     * @param chance another chance by which it may hold
     */
    void judge(Likely found, Pool.MixedTest test, double chance);
  }
}
