package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.model.CapturedValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows among which conditions are sought: those that failed in the way in question, and then
 * all others.
 */
public final class Rows {

  private final List<InputRow> rows = new ArrayList<>();
  private final List<Long> steps = new ArrayList<>();
  private final BitSet failed = new BitSet();

  /** Takes what the tables have now. */
  public Rows(InputTable failed, List<InputTable> others) {
    add(failed);
    this.failed.set(0, rows.size());
    others.forEach(this::add);
  }

  private void add(InputTable table) {
    for (InputRow row : table.rows()) {
      rows.add(row);
      steps.add(table.step());
    }
  }

  /** How many there are. */
  public int size() {
    return rows.size();
  }

  /** The row with this number. */
  public InputRow get(int row) {
    return rows.get(row);
  }

  /** Those that failed in the way in question. */
  public BitSet failed() {
    return failed;
  }

  /** The numbers of all. */
  public BitSet all() {
    BitSet all = new BitSet();
    all.set(0, rows.size());
    return all;
  }

  /** The variables that any row has. */
  Set<String> variables() {
    Set<String> variables = new LinkedHashSet<>();
    rows.forEach(row -> variables.addAll(row.variables().keySet()));
    return variables;
  }

  /** The values of a variable in each row; null where it isn't known. */
  List<@Nullable CapturedValue> column(String variable) {
    List<@Nullable CapturedValue> column = new ArrayList<>();
    rows.forEach(row -> column.add(row.variables().get(variable)));
    return column;
  }

  /** The rows for which this is true. */
  BitSet where(IntPredicate holds) {
    BitSet found = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      if (holds.test(row)) {
        found.set(row);
      }
    }
    return found;
  }

  /** How many executions were counted in these rows. */
  long executions(BitSet some) {
    return some.stream().mapToLong(row -> rows.get(row).executions()).sum();
  }

  /** How many different inputs these rows stand for, with those of which no row is kept. */
  public long estimatedInputs(BitSet some) {
    return some.stream().mapToLong(steps::get).sum();
  }

  /** How many executions these rows stand for, with those of which no row is kept. */
  public long estimatedExecutions(BitSet some) {
    return some.stream().mapToLong(row -> rows.get(row).executions() * steps.get(row)).sum();
  }

  /** What is in both. */
  public static BitSet and(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  static BitSet without(BitSet one, BitSet other) {
    BitSet rest = (BitSet) one.clone();
    rest.andNot(other);
    return rest;
  }
}
