package dev.l9.trace.memory.learn.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.failure.Executions;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ResultDriftLearnerTest {

  private final ResultDriftLearner learner = new ResultDriftLearner();
  private final Executions executions = new Executions();

  /** Calls with inputs from 0 on, each twice. */
  private void run(String run, String revision, int inputs, IntFunction<String> result) {
    executions.in(run, revision);
    for (int i = 0; i < 2 * inputs; i++) {
      int input = i % inputs;
      learner.see(executions.success("{\"quantity\":%d}".formatted(input), result.apply(input)));
    }
  }

  private List<String> says() {
    return learner.findings().stream().map(Finding::says).toList();
  }

  @Test
  void otherResults_areFound() {
    run("r1", "aaa", 3, input -> "" + 10 * input);
    run("r2", "aaa", 3, input -> "" + 10 * input);
    run("r3", "bbb", 3, input -> "" + (input == 2 ? 18 : 10 * input));
    run("r4", "bbb", 3, input -> "" + (input == 2 ? 18 : 10 * input));
    Finding finding = learner.findings().get(0);
    assertEquals(
        "given quantity=2, it came to 20 in revision aaa and to 18 in revision bbb; so for 1 of 3"
            + " inputs",
        finding.says());
    assertEquals(0.5625, finding.confidence());
    assertEquals(1, finding.evidence().supporting());
    assertEquals(3, finding.evidence().seen());
    assertEquals(List.of("aaa", "bbb"), finding.evidence().revisions());
    assertEquals(
        List.of(Executions.packet(14), Executions.packet(2)), finding.evidence().examples());
    assertEquals(
        "{\"changed_inputs\":1,\"compared_inputs\":3,\"changed\":[{\"inputs\":\"quantity=2\","
            + "\"before\":{\"result\":\"20\",\"executions\":4,\"runs\":2},"
            + "\"after\":{\"result\":\"18\",\"executions\":4,\"runs\":2}}]}",
        JsonBytes.compact().value(finding.details()).toString());
  }

  @Test
  void exceptionInPlaceOfAResult_isADrift() {
    run("r1", "aaa", 2, input -> "true");
    executions.in("r2", "bbb");
    for (int i = 0; i < 2; i++) {
      learner.see(executions.failure("{\"quantity\":1}", "PriceException", "no price"));
    }
    assertEquals(
        List.of(
            "given quantity=1, it came to true in revision aaa and to throws PriceException in"
                + " revision bbb; so for 1 of 1 inputs"),
        says());
  }

  @Test
  void equalResults_areNoDrift() {
    for (String revision : List.of("aaa", "bbb", "ccc")) {
      run("r-" + revision, revision, 5, input -> "" + input);
    }
    assertEquals(List.of(), says());
  }

  @Test
  void resultsSeenOnce_areNoGround() {
    for (String revision : List.of("aaa", "bbb")) {
      executions.in("r-" + revision, revision);
      learner.see(executions.success("{\"quantity\":1}", "\"" + revision + "\""));
    }
    assertEquals(List.of(), says());
  }

  @Test
  void resultsThatDifferBetweenRunsOfARevision_areNoDrift() {
    run("r1", "aaa", 2, input -> "\"2026-01-13\"");
    run("r2", "aaa", 2, input -> "\"2026-01-14\"");
    run("r3", "bbb", 2, input -> "\"2026-01-15\"");
    assertEquals(List.of(), says());
  }

  @Test
  void idsAndTimes_areNoResults() {
    for (String revision : List.of("aaa", "bbb")) {
      for (String run : List.of("1", "2")) {
        run(
            revision + run,
            revision,
            2,
            input ->
                "{\"@type\":\"com.acme.Receipt\",\"at\":\"2026-01-1%sT08:00:00Z\",\"elapsedMs\":%s}"
                    .formatted(run, run));
      }
    }
    assertEquals(List.of(), says());
  }

  @Test
  void randomResults_areNoDrift() {
    int seeds = Boolean.getBoolean("l9.stress") ? 2_000 : 50;
    for (int seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      ResultDriftLearner one = new ResultDriftLearner();
      int kinds = 2 + seed % 20;
      for (int i = 0; i < 1_000; i++) {
        executions.in("r" + i / 50, "v" + i / 250);
        one.see(
            executions.success(
                "{\"quantity\":%d}".formatted(random.nextInt(10)), "" + random.nextInt(kinds)));
      }
      assertEquals(List.of(), one.findings(), "seed " + seed);
    }
  }

  @Test
  void changedFiles_areAProgramOfTheirOwn() {
    run("r1", "aaa+", 2, input -> "1");
    run("r2", "aaa+", 2, input -> "2");
    assertEquals(
        List.of(
            "given quantity=0, it came to 1 in revision aaa+ in r1 and to 2 in revision aaa+ in r2;"
                + " so for 2 of 2 inputs"),
        says());
  }

  @Test
  void manyInputs_areASampleThatBothRevisionsHave() {
    run("r1", "aaa", 5_000, input -> "1");
    run("r2", "bbb", 5_000, input -> "2");
    Finding finding = learner.findings().get(0);
    assertEquals(finding.evidence().seen(), finding.evidence().supporting());
    assertEquals(338, finding.evidence().seen());
  }
}
