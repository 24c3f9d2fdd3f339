package dev.l9.sample.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec can't be used; says everything that is wrong with it. */
public final class BadSpecException extends Exception {

  private final transient List<Problem> problems;

  /** Takes the problems in the order in which they are to be read. */
  public BadSpecException(List<Problem> problems) {
    super(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, at least one problem. */
  public List<Problem> problems() {
    return problems;
  }
}
