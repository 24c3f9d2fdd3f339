package dev.l9.trace.memory.learn.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Sample.Failure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureConditionLearnerTest {

  private final FailureConditionLearner learner = new FailureConditionLearner();
  private final Executions executions = new Executions();

  private void succeed(String inputs) {
    learner.see(executions.success(inputs, "1"));
  }

  private void fail(String error, String inputs) {
    learner.see(executions.failure(inputs, error, "no"));
  }

  private List<String> says() {
    return learner.findings().stream().map(Finding::says).toList();
  }

  private static String order(int amount, String currency) {
    return "{\"amount\":%d,\"currency\":\"%s\"}".formatted(amount, currency);
  }

  @Test
  void bound_isFoundWithItsCounts() {
    for (int i = 0; i < 960; i++) {
      succeed(order(i, i % 2 == 0 ? "EUR" : "USD"));
      if (i < 41) {
        fail("IllegalArgumentException", order(-1 - i, i % 2 == 0 ? "EUR" : "USD"));
      }
    }
    Finding finding = learner.findings().get(0);
    assertEquals(
        "of 41 executions with amount < 0, all failed with IllegalArgumentException; of 960 others,"
            + " none",
        finding.says());
    assertEquals("IllegalArgumentException", finding.subject());
    assertEquals(41, finding.evidence().supporting());
    assertEquals(41, finding.evidence().seen());
    assertEquals(List.of("8ae67a5"), finding.evidence().revisions());
    assertEquals(
        List.of(1, 3, 5, 7, 9).stream().map(Executions::packet).toList(),
        finding.evidence().examples());
    assertEquals(0.914, finding.confidence(), 0.001);
  }

  @Test
  void severalCauses_areAListOfRules() {
    for (int i = 0; i < 300; i++) {
      succeed(order(i, i % 2 == 0 ? "EUR" : "USD"));
      if (i < 20) {
        fail("IllegalArgumentException", order(-1 - i, "EUR"));
        fail("IllegalArgumentException", order(i, "XXX"));
      }
      if (i < 3) {
        fail("IllegalArgumentException", order(i + 7, "EUR"));
      }
    }
    assertEquals(
        List.of(
            "of 20 executions with amount < 0, all failed with IllegalArgumentException; of 20"
                + " others with currency == \"XXX\", all; of 303 others, 3"),
        says());
  }

  @Test
  void conditionsThatHoldTogether_areFound() {
    for (int i = 0; i < 400; i++) {
      String inputs = order(i % 100, i % 3 == 0 ? "XXX" : "EUR");
      if (i % 3 == 0 && i % 100 >= 90) {
        fail("LimitException", inputs);
      } else {
        succeed(inputs);
      }
    }
    assertEquals(
        List.of(
            "of 14 executions with amount >= 90 and currency == \"XXX\", all failed with"
                + " LimitException; of 386 others, none"),
        says());
  }

  @Test
  void emptyList_isFound() {
    for (int i = 0; i < 60; i++) {
      String items = i % 10 == 0 ? "[]" : "[\"lamp\",\"desk\"]";
      String inputs =
          "{\"order\":{\"@type\":\"com.acme.Order\",\"number\":%d,\"items\":%s}}"
              .formatted(i, items);
      if (i % 10 == 0) {
        fail("NoSuchElementException", inputs);
      } else {
        succeed(inputs);
      }
    }
    assertEquals(
        List.of(
            "of 6 executions with order.items.size() == 0, all failed with NoSuchElementException;"
                + " of 54 others, none"),
        says());
  }

  @Test
  void nullAndTextsThatAreNoNumbers_areFound() {
    for (int i = 0; i < 60; i++) {
      succeed("{\"id\":%d,\"price\":\"%d.50\"}".formatted(i, i));
      if (i % 10 == 0) {
        fail("NullPointerException", "{\"id\":%d,\"price\":null}".formatted(i));
        fail("NumberFormatException", "{\"id\":%d,\"price\":\"%d,50\"}".formatted(i, i));
      }
    }
    assertEquals(
        List.of(
            "of 6 executions with price == null, all failed with NullPointerException; of 66"
                + " others, none",
            "of 6 executions with price is no number, all failed with NumberFormatException; of 66"
                + " others, none"),
        says());
  }

  @Test
  void relationOfTwoVariables_isFound() {
    for (int i = 0; i < 200; i++) {
      int size = i % 7;
      int index = i % 11;
      String items = "[" + "1,".repeat(size).replaceAll(",$", "") + "]";
      String inputs = "{\"call\":%d,\"index\":%d,\"items\":%s}".formatted(i, index, items);
      if (index >= size) {
        fail("IndexOutOfBoundsException", inputs);
      } else {
        succeed(inputs);
      }
    }
    assertEquals(
        List.of(
            "of 145 executions with index >= items.size(), all failed with"
                + " IndexOutOfBoundsException; of 55 others, none"),
        says());
  }

  @Test
  void errors_areToldApart_alsoThoseThatBeganElsewhere() {
    for (int i = 0; i < 100; i++) {
      succeed(order(i, "EUR"));
      if (i < 10) {
        fail("IllegalArgumentException", order(-1 - i, "EUR"));
        learner.see(
            executions.failure(
                order(i, "XXX"), new Failure("error", "RateException", "no", "", true)));
      }
    }
    assertEquals(
        List.of(
            "of 10 executions with amount < 0, all failed with IllegalArgumentException; of 110"
                + " others, none",
            "of 10 executions with currency == \"XXX\", all passed on RateException; of 110"
                + " others, none"),
        says());
  }

  @Test
  void oneInputThatFailsOften_isNoGroundForMore() {
    for (int night = 0; night < 50; night++) {
      for (int i = 0; i < 20; i++) {
        String inputs = "{\"a\":%d,\"b\":\"%s\",\"c\":%b}".formatted(i, "n" + i, i % 2 == 0);
        if (i == 7) {
          fail("IllegalStateException", inputs);
        } else {
          succeed(inputs);
        }
      }
    }
    assertEquals(List.of(), says());
  }

  @Test
  void oneInput_isFoundIfAConditionOnAllOfItIsShort() {
    List<String> currencies = List.of("EUR", "USD", "XXX", "GBP");
    for (int i = 0; i < 40; i++) {
      String inputs = "{\"currency\":\"%s\"}".formatted(currencies.get(i % 4));
      if (i % 4 == 2) {
        fail("CurrencyException", inputs);
      } else {
        succeed(inputs);
      }
    }
    assertEquals(
        List.of(
            "of 10 executions with currency == \"XXX\", all failed with CurrencyException; of 30"
                + " others, none"),
        says());
  }

  @Test
  void whatAlwaysFails_separatesNothing() {
    for (int i = 0; i < 100; i++) {
      fail("IllegalStateException", order(i, "EUR"));
    }
    assertEquals(List.of(), says());
  }

  @Test
  void inputsThatAreHiddenOrCut_areNotCompared() {
    for (int i = 0; i < 100; i++) {
      succeed("{\"id\":%d,\"card\":\"1\"}".formatted(i));
      if (i < 20) {
        fail("CardException", "{\"id\":%d,\"card\":\"***\"}".formatted(5 * i));
      }
    }
    assertEquals(List.of(), says());
  }

  @Test
  void manyInputs_areASample_thatDoesNotDependOnTheOrder() {
    FailureConditionLearner backwards = new FailureConditionLearner();
    List<dev.l9.trace.memory.learn.Sample> samples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      samples.add(
          i % 20 == 0
              ? executions.failure(order(-1 - i, "EUR"), "IllegalArgumentException", "no")
              : executions.success(order(i, "EUR"), "1"));
    }
    samples.forEach(learner::see);
    for (int i = samples.size() - 1; i >= 0; i--) {
      backwards.see(samples.get(i));
    }
    assertEquals(
        List.of(
            "of about 1052 executions with amount < 0, all failed with IllegalArgumentException; of"
                + " about 19744 others, none"),
        says());
    assertEquals(says(), backwards.findings().stream().map(Finding::says).toList());
  }

  @Test
  void details_haveTheRulesForMachines() {
    for (int i = 0; i < 40; i++) {
      succeed(order(i, "EUR"));
      if (i < 8) {
        fail("IllegalArgumentException", order(-1 - i, "EUR"));
      }
    }
    assertEquals(
        "{\"error\":\"IllegalArgumentException\",\"is_passed\":false,\"rules\":[{\"when\":\"amount <"
            + " 0\",\"conditions\":[{\"variable\":\"amount\",\"operator\":\"<\",\"value\":0}],"
            + "\"executions\":8,\"failed\":8,\"inputs\":8,\"failed_inputs\":8,\"p\":2.7E-8}],"
            + "\"others\":{\"executions\":40,\"failed\":0,\"inputs\":40,\"failed_inputs\":0},"
            + "\"tried\":152,\"is_sample\":false}",
        JsonBytes.compact().value(learner.findings().get(0).details()).toString());
  }
}
