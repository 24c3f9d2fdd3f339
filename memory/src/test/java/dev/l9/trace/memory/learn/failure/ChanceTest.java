package dev.l9.trace.memory.learn.failure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where failures have nothing to do with the inputs, nothing is found. */
class ChanceTest {

  private static final int SEEDS = Boolean.getBoolean("l9.stress") ? 500 : 8;

  /** The chance that is stated, 1 %. */
  private static final int MOST = SEEDS / 100;

  private interface Labels {
    boolean isFailure(Random random, int execution, int input);
  }

  private static int found(int inputs, Labels labels) {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      FailureConditionLearner learner = new FailureConditionLearner();
      Executions executions = new Executions();
      for (int i = 0; i < 300; i++) {
        int input = (int) (inputs * random.nextDouble() * random.nextDouble());
        String values = values(input);
        learner.see(
            labels.isFailure(random, i, input)
                ? executions.failure(values, "IllegalStateException", "no")
                : executions.success(values, "1"));
      }
      found += learner.findings().size();
    }
    return found;
  }

  private static void few(int found) {
    assertTrue(found <= MOST, found + " of " + SEEDS);
  }

  private static String values(int input) {
    Random random = new Random(input);
    return "{\"amount\":%d,\"price\":%.2f,\"currency\":\"%s\",\"isNew\":%b,\"items\":[%s]}"
        .formatted(
            random.nextInt(1000) - 100,
            random.nextGaussian() * 50,
            "EUR,USD,GBP,CHF,JPY".split(",")[random.nextInt(5)],
            random.nextBoolean(),
            "1,".repeat(random.nextInt(5)) + "1");
  }

  @Test
  void failuresAtRandom_haveNoCondition() {
    few(found(1_000_000, (random, execution, input) -> random.nextInt(10) == 0));
    few(found(1_000_000, (random, execution, input) -> random.nextBoolean()));
  }

  @Test
  void failuresAtRandom_haveNoConditionOnInputsThatComeOften() {
    few(found(40, (random, execution, input) -> random.nextInt(10) < 6));
    few(found(200, (random, execution, input) -> random.nextInt(10) < 3));
  }

  @Test
  void inputsThatFailWithoutReason_haveNothingInCommon() {
    few(found(60, (random, execution, input) -> input % 7 == 3));
    few(found(400, (random, execution, input) -> input % 2 == 0));
  }
}
