package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.memory.learn.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes it for normal that an exception of a type begins in a method, if it did before. */
final class NewFailures implements Oracle {

  private final Set<String> known = new HashSet<>();

  @Override
  public String name() {
    return "new failures";
  }

  @Override
  public int learn(List<Path> traces) throws IOException {
    for (Path trace : traces) {
      known.addAll(failures(trace));
    }
    return known.size();
  }

  @Override
  public Map<Path, Set<String>> violated(List<Path> traces) throws IOException {
    Map<Path, Set<String>> violated = new HashMap<>();
    for (Path trace : traces) {
      violated.put(trace, violated(trace));
    }
    return violated;
  }

  private Set<String> violated(Path trace) throws IOException {
    Set<String> failures = failures(trace);
    failures.removeAll(known);
    return failures;
  }

  private static Set<String> failures(Path trace) throws IOException {
    Set<String> failures = new TreeSet<>();
    TraceSamples.forEach(
        trace,
        sample -> {
          Sample.Failure failure = sample.failure();
          if (failure != null && !failure.isPassed()) {
            failures.add(sample.place().method() + ": " + failure.error());
          }
        });
    return failures;
  }
}
