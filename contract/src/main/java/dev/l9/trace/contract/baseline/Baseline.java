package dev.l9.trace.contract.baseline;

import dev.l9.trace.contract.registry.EntryLines;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.tools.ToolFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Violations that a project accepts, by rule, path and symbol, with how many of each. A violation
 * of another rule, in another file or of another symbol is a new one, whatever was mended: nothing
 * cancels out. So a file that is renamed has new violations. Immutable.
 */
public final class Baseline {

  /** The name of the baseline's file in the root folder of a project. */
  public static final String FILE = ".l9-dora-baseline.json";

  /** A baseline that accepts nothing. */
  public static final Baseline NONE = new Baseline(new TreeMap<>());

  private final NavigableMap<BaselineEntry, Integer> counts;

  private Baseline(NavigableMap<BaselineEntry, Integer> counts) {
    this.counts = Collections.unmodifiableNavigableMap(counts);
  }

  /**
   * What is left of violations.
   *
   * @param violations those that count
   * @param accepted how many the baseline holds
   */
  public record Filtered(List<Violation> violations, int accepted) {
    public Filtered {
      violations = List.copyOf(violations);
    }
  }

  /** A baseline that accepts these violations, and no others. */
  public static Baseline of(Collection<Violation> violations) {
    NavigableMap<BaselineEntry, Integer> counts = new TreeMap<>();
    violations.forEach(violation -> counts.merge(BaselineEntry.of(violation), 1, Integer::sum));
    return new Baseline(counts);
  }

  /**
   * Reads the content of a baseline's file.
   *
   * @throws ToolFailure with the line, where it is damaged
   */
  static Baseline parse(byte[] content) {
    NavigableMap<BaselineEntry, Integer> counts = new TreeMap<>();
    new EntryLines(FILE, "violations")
        .read(
            content,
            (json, line) -> {
              BaselineEntry.Counted read = BaselineEntry.read(json);
              if (counts.putIfAbsent(read.entry(), read.count()) != null) {
                throw new IllegalArgumentException("the same entry stands above");
              }
            });
    return new Baseline(counts);
  }

  /**
   * Takes the accepted violations out. Of several with one rule, path and symbol the first ones are
   * the accepted ones.
   */
  public Filtered filter(Collection<Violation> violations) {
    Map<BaselineEntry, Integer> left = new HashMap<>(counts);
    List<Violation> counted = new ArrayList<>();
    for (Violation violation : violations) {
      Integer accepted = left.computeIfPresent(BaselineEntry.of(violation), (e, n) -> n - 1);
      if (accepted == null || accepted < 0) {
        counted.add(violation);
      }
    }
    return new Filtered(counted, violations.size() - counted.size());
  }

  /**
   * This baseline without what is gone. It never accepts more than before.
   *
   * @param violations all that the project has, accepted ones too: what was found in a part of its
   *     files, or by a part of the rules, would take the rest for gone
   */
  public Baseline shrunk(Collection<Violation> violations) {
    NavigableMap<BaselineEntry, Integer> there = new TreeMap<>();
    of(violations)
        .counts
        .forEach(
            (entry, found) -> {
              int accepted = counts.getOrDefault(entry, 0);
              if (accepted > 0) {
                there.put(entry, Math.min(accepted, found));
              }
            });
    return new Baseline(there);
  }

  /** How many violations it accepts. */
  public int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The content of the baseline's file. */
  byte[] toBytes() {
    JsonBytes out = JsonBytes.compact().raw("{\"version\":1,\"violations\":[");
    String before = "\n";
    for (Map.Entry<BaselineEntry, Integer> entry : counts.entrySet()) {
      out.raw(before);
      entry.getKey().write(out, entry.getValue());
      before = ",\n";
    }
    return out.raw("\n]}\n").toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Baseline baseline && counts.equals(baseline.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
