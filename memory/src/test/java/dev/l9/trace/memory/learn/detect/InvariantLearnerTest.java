package dev.l9.trace.memory.learn.detect;

import static dev.l9.trace.memory.learn.detect.Executions.NULL;
import static dev.l9.trace.memory.learn.detect.Executions.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Priors.Prior;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class InvariantLearnerTest {

  static List<Finding> learn(String name, int size) {
    Executions made = new Executions("com.acme.Program#" + name);
    Random random = new Random(7);
    InvariantLearner learner = new InvariantLearner(Priors.NONE);
    for (int i = 0; i < size; i++) {
      if (i % (size / 4) == 0) {
        made.nextRun();
      }
      learner.see(SimulatedPrograms.all().get(name).run(made, random, i));
    }
    return learner.findings();
  }

  static List<String> says(List<Finding> findings) {
    return findings.stream().map(Finding::says).sorted().toList();
  }

  @Test
  void finding_saysWhatItRestsOn() {
    Executions made = new Executions("com.acme.Bank#pay").nextRun();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      samples.add(made.returns(null, "share", new Num(i % 4 / 4.0), "name", "n" + i));
    }
    List<Finding> findings = learn(samples);
    assertEquals(
        List.of("0 <= share <= 0.75", "name != null", "name.length() >= 1"),
        says(learn(samples, 0.98)));
    Finding notNull =
        findings.stream()
            .filter(one -> one.says().equals("name != null"))
            .findFirst()
            .orElseThrow();
    assertEquals(FindingKind.INVARIANT, notNull.kind());
    assertEquals(new Place("com.acme.Bank#pay", "Acme.java", "foc"), notNull.place());
    assertEquals("not_null of name", notNull.subject());
    assertEquals(0.9998, notNull.confidence());
    assertEquals(40, notNull.evidence().supporting());
    assertEquals(40, notNull.evidence().seen());
    assertEquals(5, notNull.evidence().examples().size());
    assertEquals(List.of("rev-1"), notNull.evidence().revisions());
    assertEquals(
        "{form=Text[value=not_null], expression=Text[value=name != null],"
            + " variables=Items[values=[Text[value=name]]], distinct=Num[value=40],"
            + " runs=Num[value=1]}",
        notNull.details().values().toString());
  }

  private static List<Finding> learn(List<Sample> samples) {
    return learn(samples, InvariantLearner.DEFAULT_LIMIT);
  }

  private static List<Finding> learn(List<Sample> samples, double limit) {
    InvariantLearner learner = new InvariantLearner(Priors.NONE, limit);
    samples.forEach(learner::see);
    return learner.findings();
  }

  @Test
  void equalExecutions_countLittle() {
    Executions made = new Executions("com.acme.Bank#pay");
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      samples.add(made.returns(List.of(1, 2, 3), "x", 5, "key", UUID.randomUUID().toString()));
    }
    assertEquals(List.of(), says(learn(samples)));
  }

  @Test
  void equalRuns_showThatNothingIsNull_butNoBoundAndNoRelation() {
    Executions made = new Executions("com.acme.Bank#pay");
    List<Sample> samples = new ArrayList<>();
    for (int run = 0; run < 10; run++) {
      made.nextRun();
      for (int i = 0; i < 5; i++) {
        samples.add(made.returns("r" + i, "small", i, "large", 2 + i * i));
      }
    }
    assertEquals(List.of("result != null", "result.length() >= 1"), says(learn(samples)));
  }

  @Test
  void failures_teachNothing() {
    Executions made = new Executions("com.acme.Bank#pay");
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      samples.add(made.returns(null, "amount", i % 10));
      samples.add(made.fails("amount", -i));
    }
    assertEquals(List.of("amount >= 0"), says(learn(samples)));
    samples.removeIf(Sample::isSuccess);
    assertEquals(List.of(), says(learn(samples)));
  }

  @Test
  void idsTimesAndHashes_haveNoValuesAndNoBounds() {
    Executions made = new Executions("com.acme.Bank#pay");
    Random random = new Random(5);
    List<Sample> samples = new ArrayList<>();
    for (int run = 0; run < 20; run++) {
      made.nextRun();
      for (int i = 0; i < 20; i++) {
        samples.add(
            made.returns(
                null,
                "userId",
                4_711,
                "next",
                run * 20 + i,
                "startMillis",
                1_772_352_000_000L + run * 20 + i,
                "tookNanos",
                7,
                "hash",
                Long.toHexString(random.nextLong() | Long.MIN_VALUE),
                "trace",
                "3f2504e0-4f89-11d3-9a0c-0305e82c330" + i % 2));
      }
    }
    assertEquals(
        List.of(
            "hash != null",
            "hash.length() == 16",
            "next >= 0",
            "trace != null",
            "trace.length() == 36"),
        says(learn(samples)));
  }

  @Test
  void constants_needSeveralRuns() {
    List<Sample> samples = new ArrayList<>();
    Executions oneRun = new Executions("com.acme.Bank#pay");
    for (int i = 0; i < 90; i++) {
      samples.add(oneRun.returns(null, "currency", "EUR", "amount", i * i));
    }
    assertFalse(says(learn(samples)).contains("currency == \"EUR\""));
    for (int i = 0; i < 3; i++) {
      samples.add(oneRun.nextRun().returns(null, "currency", "EUR", "amount", i));
    }
    assertTrue(says(learn(samples)).contains("currency == \"EUR\""));
  }

  @Test
  void cutAndHiddenValues_areNoEvidence() {
    Executions made = new Executions("com.acme.Bank#pay");
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      samples.add(
          made.nextRun()
              .returns(
                  null,
                  "password",
                  CapturedValue.REDACTED,
                  "text",
                  "x".repeat(10) + "… " + (i + 1) + " more",
                  "list",
                  List.of(1, 2, "… " + (1 + i % 100) + " more"),
                  "deep",
                  "… 5 more"));
    }
    assertEquals(
        List.of("list != null", "list.size() >= 1", "text != null", "text.length() >= 1"),
        says(learn(samples)).stream().filter(one -> !one.contains("[*]")).toList());
  }

  @Test
  void decimals_areComparedAsTheyAreWritten() {
    Executions made = new Executions("com.acme.Bank#add");
    Random random = new Random(3);
    List<Sample> exact = new ArrayList<>();
    List<Sample> floating = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double one = (1 + random.nextInt(1_000)) / 10.0;
      double other = (1 + random.nextInt(1_000)) / 10.0;
      double sum = Math.round(10 * (one + other)) / 10.0;
      exact.add(made.returns(sum, "one", one, "other", other));
      floating.add(made.returns(one + other, "one", one, "other", other));
    }
    assertTrue(says(learn(exact)).contains("result == one + other"));
    assertFalse(says(learn(floating)).contains("result == one + other"));
  }

  @Test
  void variables_areFoundInObjectsAndLists_andNotInMaps() {
    Executions made = new Executions("com.acme.Bank#pay");
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Object address = i % 4 == 0 ? NULL : object("com.acme.Address", "city", "c" + i);
      CapturedValue map =
          new CapturedValue.Fields(Map.of("k" + i, new Text("v"), "l" + i, new Text("w")));
      samples.add(made.returns(null, "order", object("com.acme.Order", "to", address), "map", map));
    }
    assertEquals(
        List.of(
            "map != null",
            "map.size() == 2",
            "order != null",
            "order.to.city != null",
            "order.to.city.length() >= 1"),
        says(learn(samples)));
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  void findings_areTheSameOnEachMachine() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    List<Finding> here = learn("invoice", 200);
    try {
      Locale.setDefault(new Locale.Builder().setLanguageTag("ar-u-nu-arab").build());
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      assertEquals(here, learn("invoice", 200));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void manyVariables_areBounded() {
    Executions made = new Executions("com.acme.Bank#pay");
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      List<Object> inputs = new ArrayList<>();
      for (int j = 0; j < 200; j++) {
        Collections.addAll(inputs, "p" + j, "v" + i);
      }
      samples.add(made.returns(null, inputs.toArray()));
    }
    List<String> says = says(learn(samples));
    assertTrue(says.contains("p39 == p0"), says::toString);
    assertFalse(says.toString().contains("p40"), says::toString);
  }

  @Test
  void expectation_needsThreeExecutions_andNamesItsSeed() {
    Prior prior = new Prior("amounts", "Acme handbook", "pay*|refund", "amount|*Count", "it >= 0");
    Priors priors = new Priors(List.of(prior), List.of());
    Executions made = new Executions("com.acme.Bank#payAll");
    InvariantLearner learner = new InvariantLearner(priors);
    learner.see(made.returns(null, "amount", 3, "lineCount", 7, "other", 1));
    learner.see(made.returns(null, "amount", 4, "lineCount", "many", "other", 2));
    assertEquals(List.of(), learner.findings());
    learner.see(made.returns(null, "amount", 5, "lineCount", 7, "other", 3));
    Finding finding = learner.findings().get(0);
    assertEquals(List.of("amount >= 0"), says(learner.findings()));
    assertEquals(0.992, finding.confidence());
    assertEquals("bounds of amount amounts", finding.subject());
    assertEquals(
        "Fields[values={id=Text[value=amounts], source=Text[value=Acme handbook]}]",
        String.valueOf(finding.details().values().get("prior")));
  }

  @Test
  void expectation_isNamedByAnInvariantThatSaysMore() {
    Prior prior = new Prior("amounts", "Acme handbook", "*", "amount", "it >= 0");
    Executions made = new Executions("com.acme.Bank#pay");
    InvariantLearner learner = new InvariantLearner(new Priors(List.of(prior), List.of()));
    for (int i = 0; i < 300; i++) {
      learner.see(made.returns(null, "amount", 1 + i % 5, "key", i));
    }
    assertEquals(List.of("1 <= amount <= 5", "key >= 0"), says(learner.findings()));
    Finding finding = learner.findings().get(0);
    assertTrue(finding.details().values().containsKey("prior"), finding::toString);
  }

  @Test
  void expectationThatIsNoInvariant_expectsNothing() {
    Prior prior = new Prior("amounts", "Acme handbook", "*", "*", "it should be positive");
    InvariantLearner learner = new InvariantLearner(new Priors(List.of(prior), List.of()));
    learner.see(new Executions("com.acme.Bank#pay").returns(null, "amount", -1));
    assertEquals(List.of(), learner.findings());
  }

  @Test
  void numbersThatGrowWithTime_haveNoUpperBound() {
    Executions made = new Executions("com.acme.Bank#pay");
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      samples.add(made.returns(null, "page", i / 20, "other", "o" + i));
    }
    assertEquals(
        List.of("other != null", "other.length() >= 1", "page >= 0"), says(learn(samples)));
  }

  @Test
  void missingZero_isToldWhereNoOtherNumberIsMissing() {
    Executions made = new Executions("com.acme.Bank#divide");
    List<Sample> samples = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      int sign = i % 2 == 0 ? 1 : -1;
      samples.add(
          made.returns(
              null,
              "by",
              sign * (1 + random.nextInt(50)),
              "delta",
              sign * (1 + (int) Math.abs(random.nextGaussian() * 70))));
    }
    List<String> says = says(learn(samples));
    assertTrue(says.contains("by != 0"), says::toString);
    assertFalse(says.contains("delta != 0"), says::toString);
  }

  @Test
  void endsAndLengths_haveNoUpperBound() {
    Executions made = new Executions("com.acme.Bank#read");
    List<Sample> samples = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      samples.add(made.returns(null, "bufferEnd", random.nextInt(5), "vendor", random.nextInt(5)));
    }
    assertEquals(List.of("0 <= vendor <= 4", "bufferEnd >= 0"), says(learn(samples)));
  }

  @Test
  void brokenExpectation_isToldWithItsExamples() {
    Prior prior = new Prior("no-null", "Acme handbook", "*", "result", "it != null");
    Executions made = new Executions("com.acme.Bank#list");
    InvariantLearner learner = new InvariantLearner(new Priors(List.of(prior), List.of()));
    learner.see(made.returns(List.of(1), "x", 1));
    learner.see(made.returns(NULL, "x", 2));
    learner.see(made.fails("x", 3));
    Finding finding = learner.findings().get(0);
    assertEquals(FindingKind.BROKEN_EXPECTATION, finding.kind());
    assertEquals("result was null; result != null is expected (no-null)", finding.says());
    assertEquals(
        new Finding.Evidence(1, 2, List.of(new UUID(1, 2)), List.of("rev-1")), finding.evidence());
    assertEquals(1, learner.findings().size());
  }
}
