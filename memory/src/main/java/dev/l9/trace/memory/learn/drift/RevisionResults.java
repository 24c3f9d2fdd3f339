package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.reader.stable.Hash;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What came out for which inputs in one revision. Where there are too many different inputs, it
 * keeps those whose hash ends in a number of zeros, so that other revisions keep the same ones.
 */
final class RevisionResults {

  private static final int MOST_INPUTS = 500;
  private static final int MOST_RUNS = 100;

  private final String code;
  private final Map<Long, InputResults> byInput = new LinkedHashMap<>();
  private final Set<Long> runs = new HashSet<>();
  private boolean isVarying;
  private int level;

  RevisionResults(String code) {
    this.code = code;
  }

  void add(ComparedCall call, Sample sample) {
    long run = Hash.of(sample.origin().run());
    if (runs.size() < MOST_RUNS) {
      runs.add(run);
    }
    if (!isKept(call.input())) {
      return;
    }
    InputResults results = byInput.computeIfAbsent(call.input(), key -> new InputResults());
    results.add(call, run, sample.packet());
    isVarying |= !results.isOne();
    while (byInput.size() > MOST_INPUTS) {
      level++;
      byInput.keySet().removeIf(key -> !isKept(key));
    }
  }

  private boolean isKept(long input) {
    return Long.numberOfTrailingZeros(input) >= level;
  }

  /** What names the code. */
  String code() {
    return code;
  }

  Map<Long, InputResults> byInput() {
    return byInput;
  }

  int runs() {
    return runs.size();
  }

  /** Whether one input at least had more than one result. */
  boolean isVarying() {
    return isVarying;
  }
}
