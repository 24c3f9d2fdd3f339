package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.memory.learn.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Executions that ended in the same way, by their inputs. Where there are too many different
 * inputs, it keeps a sample: those whose hash ends in a number of zeros (the idea of adaptive
 * sampling, Wegman 1984, described by Flajolet 1990). So what is kept doesn't depend on the order,
 * and of what is kept all executions are counted.
 */
public final class InputTable {

  private final int most;
  private final Map<Long, InputRow> rows = new LinkedHashMap<>();
  private int level;
  private long executions;

  /**
   * An empty table.
   *
   * @param most how many different inputs may be kept
   */
  public InputTable(int most) {
    this.most = most;
  }

  /**
   * Adds an execution.
   *
   * @param input a hash of its inputs
   */
  public void add(long input, Sample sample) {
    executions++;
    if (!isKept(input)) {
      return;
    }
    rows.computeIfAbsent(input, key -> new InputRow(sample)).count();
    while (rows.size() > most) {
      level++;
      rows.keySet().removeIf(key -> !isKept(key));
    }
  }

  private boolean isKept(long input) {
    return Long.numberOfTrailingZeros(input) >= level;
  }

  List<InputRow> rows() {
    return new ArrayList<>(rows.values());
  }

  /** How many executions there were, whether their inputs are kept or not. */
  public long executions() {
    return executions;
  }

  /** Of so many different inputs, one is kept. */
  long step() {
    return 1L << level;
  }
}
