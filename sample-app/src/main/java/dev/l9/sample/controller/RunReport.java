package dev.l9.sample.controller;

import dev.l9.sample.deliberation.Decision;
import java.util.List;

/**
 * What a run on one spec showed.
 *
 * @param rows the formulas in the order of the file
 * @param blocked how many of them were blocked
 * @param resumed how many steps an interrupted run had done already
 * @param learnt the patterns of this run and how often they were seen in all runs
 */
public record RunReport(
    String file,
    List<ResultRow> rows,
    int blocked,
    Decision decision,
    int resumed,
    List<String> learnt) {

  /** Copies the lists. */
  public RunReport {
    rows = List.copyOf(rows);
    learnt = List.copyOf(learnt);
  }
}
