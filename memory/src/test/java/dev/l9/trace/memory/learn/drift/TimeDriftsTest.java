package dev.l9.trace.memory.learn.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.failure.Executions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeDriftsTest {

  private static final int METHODS = 12;

  /** Says how a time differs from the usual one. */
  private interface Factor {
    double of(int method, int revision);
  }

  /**
   * Times as they are recorded: long tails, runs that differ in speed as a whole, methods that
   * differ in it from run to run, and now and then a pause.
   */
  private static List<Finding> learn(long seed, int runs, double runNoise, Factor factor) {
    Random random = new Random(seed);
    TimeDrifts drifts = new TimeDrifts();
    List<Learner> learners = new ArrayList<>();
    List<Executions> executions = new ArrayList<>();
    for (int method = 0; method < METHODS; method++) {
      learners.add(drifts.learner());
      executions.add(new Executions("com.acme.A#m" + method));
    }
    for (int run = 0; run < 3 * runs; run++) {
      int revision = run / runs;
      double speed = Math.exp(random.nextGaussian() * runNoise);
      for (int method = 0; method < METHODS; method++) {
        double own = speed * Math.exp(random.nextGaussian() * runNoise / 4);
        executions.get(method).in("r" + run, "v" + revision);
        for (int i = 0; i < 30; i++) {
          double pause = random.nextInt(50) == 0 ? 20 : 1;
          double nanos = 400_000 * (1 + method) * own * pause * Math.exp(random.nextGaussian() / 4);
          long time = (long) (nanos * factor.of(method, revision));
          learners.get(method).see(executions.get(method).timed(time));
        }
      }
    }
    return drifts.findings();
  }

  @Test
  void methodThatBecameSlower_isFound() {
    List<Finding> findings =
        learn(1, 1, 0, (method, revision) -> method == 7 && revision > 0 ? 3 : 1);
    assertEquals(1, findings.size());
    Finding finding = findings.get(0);
    assertEquals("com.acme.A#m7", finding.place().method());
    assertEquals("v0 to v1", finding.subject());
    assertEquals(List.of("v0", "v1"), finding.evidence().revisions());
    assertEquals(60, finding.evidence().seen());
    assertEquals(
        "takes 10.4 ms in revision v1, 3.21 times as long as in revision v0 (3.24 ms)",
        finding.says());
    assertEquals(
        "{\"before\":{\"revision\":\"v0\",\"median_ms\":3.24,\"executions\":30,\"runs\":1},"
            + "\"after\":{\"revision\":\"v1\",\"median_ms\":10.4,\"executions\":30,\"runs\":1},"
            + "\"p\":1.0E-7,\"compared_methods\":12}",
        JsonBytes.compact().value(finding.details()).toString());
  }

  @Test
  void methodThatBecameFaster_isFound() {
    assertEquals(
        List.of("takes 1.03 ms in revision v2, 29.7 % as long as in revision v1 (3.46 ms)"),
        learn(1, 1, 0, (method, revision) -> method == 7 && revision > 1 ? 0.3 : 1).stream()
            .map(Finding::says)
            .toList());
  }

  @Test
  void severalRunsOfEach_areSurer() {
    Factor slower = (method, revision) -> method == 7 && revision > 0 ? 3 : 1;
    assertEquals(2 / 3.0, learn(1, 1, 0, slower).get(0).confidence(), 0.001);
    assertEquals(0.833, learn(1, 4, 0, slower).get(0).confidence(), 0.001);
  }

  @Test
  void machineThatWasBusy_isNoDrift() {
    assertEquals(List.of(), learn(1, 1, 0, (method, revision) -> revision == 1 ? 4 : 1));
  }

  @Test
  void differencesOfMicroseconds_areNone() {
    assertEquals(
        List.of(),
        learn(1, 1, 0, (method, revision) -> method == 0 && revision == 1 ? 0.02 : 0.01));
  }

  @Test
  void noise_isNoDrift() {
    int seeds = Boolean.getBoolean("l9.stress") ? 1_000 : 15;
    int found = 0;
    for (int seed = 0; seed < seeds; seed++) {
      found += learn(seed, 1, 0.3, (method, revision) -> 1).size();
      found += learn(seed, 3, 0.3, (method, revision) -> 1).size();
    }
    // Two steps between revisions, two kinds of history; at most one finding in a hundred.
    assertTrue(found <= 4 * seeds / 100, found + " of " + 4 * seeds);
  }

  @Test
  void oneMethodAlone_isNotJudged() {
    TimeDrifts drifts = new TimeDrifts();
    Learner learner = drifts.learner();
    Executions executions = new Executions();
    for (int i = 0; i < 100; i++) {
      learner.see(executions.in("r" + i / 50, "v" + i / 50).timed(i < 50 ? 1_000_000 : 9_000_000));
    }
    assertEquals(List.of(), learner.findings());
    assertEquals(List.of(), drifts.findings());
  }
}
