package dev.l9.trace.memory.world;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Learns the least result of a method, if no result is below zero. */
final class LeastResult implements Learner {
  private final List<Sample> seen = new ArrayList<>();

  @Override
  public void see(Sample sample) {
    assertTrue(seen.isEmpty() || !seen.get(seen.size() - 1).start().isAfter(sample.start()));
    seen.add(sample);
  }

  @Override
  public List<Finding> findings() {
    List<Sample> numbers = seen.stream().filter(each -> each.output() instanceof Num).toList();
    int least = numbers.stream().mapToInt(LeastResult::result).min().orElse(-1);
    if (least < 0) {
      return List.of();
    }
    return List.of(
        new Finding(
            FindingKind.INVARIANT,
            seen.get(0).place(),
            "result >=",
            "result >= " + least,
            0.75,
            new Finding.Evidence(
                numbers.size(),
                seen.size(),
                List.of(numbers.get(0).packet()),
                List.copyOf(
                    new TreeSet<>(seen.stream().map(each -> each.origin().revision()).toList()))),
            new Fields(Map.of("least", new Num(least)))));
  }

  private static int result(Sample sample) {
    return sample.output() instanceof Num number ? number.value().intValue() : 0;
  }
}
