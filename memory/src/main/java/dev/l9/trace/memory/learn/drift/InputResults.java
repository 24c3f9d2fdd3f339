package dev.l9.trace.memory.learn.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What came out for equal inputs in one revision, and how often. */
final class InputResults {

  private static final int MOST = 4;

  private final List<Result> results = new ArrayList<>();
  private String inputText = "";
  private boolean isMore;

  /** One result. */
  private static final class Result {
    private final long hash;
    private final String text;
    private final UUID packet;
    private long lastRun;
    private int runs;
    private int executions;

    private Result(ComparedCall call, UUID packet) {
      this.hash = call.result();
      this.text = call.resultText();
      this.packet = packet;
    }

    private void count(long run) {
      executions++;
      if (runs == 0 || run != lastRun) {
        runs++;
      }
      lastRun = run;
    }
  }

  void add(ComparedCall call, long run, UUID packet) {
    inputText = call.inputText();
    for (Result result : results) {
      if (result.hash == call.result()) {
        result.count(run);
        return;
      }
    }
    if (results.size() == MOST) {
      isMore = true;
      return;
    }
    Result result = new Result(call, packet);
    result.count(run);
    results.add(result);
  }

  boolean isOne() {
    return results.size() == 1;
  }

  /**
   * Whether nothing else is to be expected: each result came more than once. Then by Good's
   * estimate (1953) no result is left that was never seen. Where there are several runs, it has to
   * come in more than one, since what depends on the day or on what is stored is the same within a
   * run.
   */
  boolean isClosed(int runsOfRevision) {
    return !isMore
        && results.stream()
            .allMatch(one -> one.executions > 1 && (runsOfRevision == 1 || one.runs > 1));
  }

  boolean isDisjointFrom(InputResults other) {
    return results.stream()
        .noneMatch(one -> other.results.stream().anyMatch(another -> another.hash == one.hash));
  }

  int executions() {
    return results.stream().mapToInt(one -> one.executions).sum();
  }

  /** In how many runs the result came that came in the fewest. */
  int runs() {
    return results.stream().mapToInt(one -> one.runs).min().orElse(0);
  }

  String inputText() {
    return inputText;
  }

  /** All results. */
  String text() {
    return String.join(" or ", results.stream().map(one -> one.text).toList());
  }

  /** An execution that had the first result. */
  UUID packet() {
    return results.get(0).packet;
  }
}
