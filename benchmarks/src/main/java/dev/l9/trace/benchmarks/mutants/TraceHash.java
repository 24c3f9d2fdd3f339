package dev.l9.trace.benchmarks.mutants;

import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tells whether two runs have the same events, without {@code l9 diff}. */
public final class TraceHash {

  private TraceHash() {}

  /**
   * A hash of what all traced events say, in their order: method, inputs, result. The characters of
   * each event are sorted, since the order within the JDK's unmodifiable sets and maps differs
   * between runs of the unchanged program. The comparison by {@code l9 diff} has no part in it.
   */
  public static long of(Path trace) throws IOException {
    long[] hash = {1};
    try (TraceReader reader = TraceReader.open(List.of(trace), System.in)) {
      reader.forEach(
          event -> {
            if (!event.isRun()) {
              String text =
                  event.methodId()
                      + event.inputSummary()
                      + event.value("inputs")
                      + event.value("output")
                      + event.outputSummary()
                      + event.status()
                      + event.value("unfinished");
              char[] characters = text.toCharArray();
              Arrays.sort(characters);
              hash[0] = 1_000_003 * hash[0] + Arrays.hashCode(characters);
            }
          });
    }
    return hash[0];
  }
}
