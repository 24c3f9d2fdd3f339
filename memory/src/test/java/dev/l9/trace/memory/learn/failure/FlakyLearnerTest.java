package dev.l9.trace.memory.learn.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.memory.learn.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlakyLearnerTest {

  private static final String ORDER = "{\"id\":7}";

  private final FlakyLearner learner = new FlakyLearner();
  private final Executions executions = new Executions();

  private void succeed(String inputs) {
    learner.see(executions.success(inputs, "1"));
  }

  private void fail(String inputs) {
    learner.see(executions.failure(inputs, "TimeoutException", "late"));
  }

  private List<String> says() {
    return learner.findings().stream().map(Finding::says).toList();
  }

  @Test
  void equalInputs_thatFailAndSucceed_areFound() {
    for (int i = 0; i < 3; i++) {
      succeed(ORDER);
      succeed("{\"id\":8}");
      fail(ORDER);
      fail("{\"id\":9}");
    }
    assertEquals(
        List.of(
            "failed 3 times and succeeded 3 times with equal inputs in revision 8ae67a5:"
                + " {\"id\":7}; the state of the object isn't known"),
        says());
    Finding finding = learner.findings().get(0);
    assertEquals(1 - 1 / 32.0, finding.confidence());
    assertEquals(3, finding.evidence().supporting());
    assertEquals(6, finding.evidence().seen());
    assertEquals(
        List.of(Executions.packet(0), Executions.packet(2)), finding.evidence().examples());
  }

  @Test
  void stateThatChangesOnce_isLessSure() {
    succeed(ORDER);
    succeed(ORDER);
    fail(ORDER);
    fail(ORDER);
    assertEquals(0.5, learner.findings().get(0).confidence());
  }

  @Test
  void anotherRevision_isAnotherProgram() {
    executions.in("r1", "aaa");
    succeed(ORDER);
    executions.in("r2", "bbb");
    fail(ORDER);
    assertEquals(List.of(), says());
  }

  @Test
  void changedFiles_areComparedWithinOneRunOnly() {
    executions.in("r1", "aaa+");
    succeed(ORDER);
    executions.in("r2", "aaa+");
    fail(ORDER);
    assertEquals(List.of(), says());
    succeed(ORDER);
    assertEquals(
        List.of(
            "failed 1 times and succeeded 1 times with equal inputs in revision aaa+ in r2:"
                + " {\"id\":7}; the state of the object isn't known"),
        says());
  }

  @Test
  void unknownRevision_isNotJudged() {
    executions.in("r1", "");
    succeed(ORDER);
    fail(ORDER);
    assertEquals(List.of(), says());
  }

  @Test
  void inputsOfWhichNotAllIsKnown_areNotEqual() {
    for (String inputs :
        List.of(
            "{\"card\":\"***\"}",
            "{\"text\":\"abc… 900 more\"}",
            "{\"items\":[1,2,\"… 7 more\"]}",
            "{\"order\":{\"@type\":\"com.acme.Order\",\"…\":\"… 3 more\"}}",
            "{\"in\":\"java.io.FileInputStream\"}",
            "{\"task\":\"com.acme.Jobs$$Lambda/0x7f\"}",
            "{\"it\":{\"@type\":\"com.acme.Opaque\"}}",
            "{}")) {
      succeed(inputs);
      fail(inputs);
    }
    assertEquals(List.of(), says());
  }

  @Test
  void manyInputs_areBounded_andWhatFailedIsKept() {
    for (int i = 0; i < 50_000; i++) {
      succeed("{\"id\":%d}".formatted(i));
      if (i == 100) {
        fail("{\"id\":100}");
      }
    }
    succeed("{\"id\":100}");
    assertEquals(
        List.of(
            "failed 1 times and succeeded 2 times with equal inputs in revision 8ae67a5:"
                + " {\"id\":100}; the state of the object isn't known"),
        says());
  }
}
