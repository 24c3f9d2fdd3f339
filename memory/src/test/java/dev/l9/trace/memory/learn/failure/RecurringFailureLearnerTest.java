package dev.l9.trace.memory.learn.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Priors.ErrorHint;
import dev.l9.trace.memory.learn.Sample.Failure;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecurringFailureLearnerTest {

  private final RecurringFailureLearner learner = new RecurringFailureLearner(Priors.NONE);
  private final Executions executions = new Executions();

  private void run(String run, String revision, int successes, Failure... failures) {
    executions.in(run, revision);
    for (int i = 0; i < successes; i++) {
      learner.see(executions.success("{\"n\":1}", "1"));
    }
    for (Failure failure : failures) {
      learner.see(executions.failure("{\"n\":1}", failure));
    }
  }

  private static Failure thrown(String error, String message, int line) {
    return new Failure("error", error, message, "Orders.java:" + line, false);
  }

  private List<String> says() {
    return learner.findings().stream().map(Finding::says).toList();
  }

  @Test
  void failureThatCameBack_isFoundWithItsRevisions() {
    Failure failure = thrown("PriceException", "no price for item 7", 42);
    run("r1", "aaa", 10, failure, failure, failure);
    run("r2", "bbb", 60);
    run("r3", "bbb", 60);
    run("r4", "ccc", 10, thrown("PriceException", "no price for item 9", 51));
    assertEquals(
        List.of(
            "PriceException: no price for item <number>: 4 times in 2 of 4 runs; it stopped in"
                + " revision bbb for 120 executions and came back in revision ccc"),
        says());
    Finding finding = learner.findings().get(0);
    assertEquals(List.of("aaa", "ccc"), finding.evidence().revisions());
    assertEquals(4, finding.evidence().supporting());
    assertEquals(144, finding.evidence().seen());
    assertEquals("PriceException\n\nOrders.java\nno price for item <number>", finding.subject());
    assertEquals(
        "{\"error\":\"PriceException\",\"root_cause\":\"\",\"messages\":[\"no price for item"
            + " <number>\"],\"at\":{\"aaa\":[\"Orders.java:42\"],\"ccc\":[\"Orders.java:51\"]},"
            + "\"first\":\"2026-01-13T08:00:10Z\",\"last\":\"2026-01-13T08:02:23Z\",\"runs\":4,"
            + "\"failed_runs\":2,\"stops\":[{\"stopped_in\":\"bbb\",\"executions\":120,"
            + "\"came_back_in\":\"ccc\",\"chance\":0.00025}]}",
        JsonBytes.compact().value(finding.details()).toString());
  }

  @Test
  void failureThatIsOver_saysSo() {
    Failure failure = thrown("PriceException", "no price", 42);
    run("r1", "aaa", 10, failure, failure);
    run("r2", "aaa", 10, failure, failure);
    run("r3", "bbb", 200);
    assertEquals(
        List.of(
            "PriceException: no price: 4 times in 2 of 3 runs; it stopped in revision bbb for 200"
                + " executions"),
        says());
  }

  @Test
  void failureThatIsRare_hasNotStoppedInAFewExecutions() {
    Failure failure = thrown("PriceException", "no price", 42);
    run("r1", "aaa", 99, failure);
    run("r2", "bbb", 50);
    run("r3", "ccc", 99, failure);
    assertEquals(List.of("PriceException: no price: 2 times in 2 of 3 runs"), says());
  }

  @Test
  void failureOfOneRun_doesNotRecur() {
    Failure failure = thrown("PriceException", "no price", 42);
    run("r1", "aaa", 10, failure, failure, failure);
    run("r2", "aaa", 10);
    assertEquals(List.of(), says());
  }

  @Test
  void cause_isTheRootCauseAndThePlace_notTheText() {
    String number = "NumberFormatException: For input string: \"8,20\"";
    String missing = "IllegalStateException: x, caused by NullPointerException";
    for (String run : List.of("r1", "r2")) {
      run(
          run,
          "aaa",
          5,
          new Failure("error", "PriceException", "no price", "Orders.java:42", false, number),
          new Failure("error", "PriceException", "no price", "Orders.java:42", false, missing),
          new Failure("error", "PriceException", "no price", "Prices.java:7", false));
    }
    assertEquals(
        List.of(
            "PriceException: no price: 2 times in 2 of 2 runs",
            "PriceException: no price, caused by NullPointerException: 2 times in 2 of 2 runs",
            "PriceException: no price, caused by NumberFormatException: 2 times in 2 of 2 runs"),
        says());
  }

  @Test
  void messagesThatDifferInAWord_haveOneCause_andLessConfidence() {
    run("r1", "aaa", 5, thrown("CardException", "card of bob declined", 46));
    run("r2", "bbb", 5, thrown("CardException", "card of ann declined", 48));
    assertEquals(List.of("CardException: card of bob declined: 2 times in 2 of 2 runs"), says());
    assertEquals(0.75, learner.findings().get(0).confidence());
  }

  @Test
  void oneLineOfTheMethodsFile_isOneCause_whateverTheMessageSays() {
    run("r1", "aaa", 5, thrown("CardException", "bob is poor", 46));
    run("r2", "aaa", 5, thrown("CardException", "there is no money on the account", 46));
    run("r3", "aaa", 5, thrown("CardException", "unknown bank", 99));
    assertEquals(List.of("CardException: bob is poor: 2 times in 2 of 3 runs"), says());
  }

  @Test
  void exceptionThatPassedThrough_countsWhereItBegan() {
    for (String run : List.of("r1", "r2", "r3")) {
      run(run, "aaa", 5, new Failure("error", "PriceException", "no price", "", true));
    }
    assertEquals(List.of(), says());
  }

  @Test
  void hintOnTheRootCause_isQuoted() {
    RecurringFailureLearner hinted =
        new RecurringFailureLearner(
            new Priors(
                List.of(),
                List.of(
                    new ErrorHint("e1", "the JDK's documentation", "PriceException", "a price"),
                    new ErrorHint("e2", "the JDK's documentation", "ArithmeticException", "/ 0"))));
    for (String run : List.of("r1", "r2")) {
      executions.in(run, "aaa");
      hinted.see(
          executions.failure(
              "{}",
              new Failure(
                  "error", "PriceException", "no", "", false, "ArithmeticException: / by zero")));
    }
    assertEquals(
        "{\"seed\":\"e2\",\"source\":\"the JDK's documentation\",\"says\":\"/ 0\"}",
        JsonBytes.compact()
            .value(
                java.util.Objects.requireNonNull(
                    hinted.findings().get(0).details().values().get("hint")))
            .toString());
  }

  @Test
  void failuresAtRandom_haveNotStopped() {
    int stops = 0;
    int seeds = Boolean.getBoolean("l9.stress") ? 2_000 : 100;
    for (int seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      RecurringFailureLearner one = new RecurringFailureLearner(Priors.NONE);
      for (int i = 0; i < 1_000; i++) {
        executions.in("r" + i / 25, "v" + i / 100);
        one.see(
            random.nextInt(20) == 0
                ? executions.failure("{}", "IllegalStateException", "no")
                : executions.success("{}", "1"));
      }
      stops += one.findings().stream().anyMatch(found -> found.says().contains("stopped")) ? 1 : 0;
    }
    assertTrue(stops <= seeds / 100, stops + " of " + seeds);
  }

  @Test
  void manyRuns_areKeptInABoundedTimeline() {
    for (int i = 0; i < 2_000; i++) {
      run("r" + i, "v" + i / 500, 3, thrown("CardException", "no", 46));
    }
    assertEquals(List.of("CardException: no: 2000 times in 200 of 2000 runs"), says());
  }
}
