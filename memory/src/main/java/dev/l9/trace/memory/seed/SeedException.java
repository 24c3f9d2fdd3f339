package dev.l9.trace.memory.seed;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Packs have mistakes, and nothing of them was loaded. The message has a line for each. */
public final class SeedException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient List<SeedProblem> problems;

  SeedException(List<SeedProblem> problems) {
    super(problems.stream().map(SeedProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, by files and lines. */
  public List<SeedProblem> problems() {
    return problems;
  }
}
