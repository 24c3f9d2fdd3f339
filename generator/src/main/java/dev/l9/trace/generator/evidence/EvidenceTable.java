package dev.l9.trace.generator.evidence;

import dev.l9.trace.generator.check.TestMethod;
import dev.l9.trace.generator.check.TestSources;
import dev.l9.trace.generator.spec.ModuleSpec.Acceptance;
import dev.l9.trace.generator.verify.TestOutcome;
import dev.l9.trace.generator.verify.TestRun;
import dev.l9.trace.generator.verify.VerificationResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * TEST_EVIDENCE_TABLE: which contract is proved by which test. A row stands for a test that ran and
 * passed, that names a contract, and that looks at more than a status.
 *
 * @param notRun why no test was run; empty where some were
 * @param rows in the order of the tests
 * @param others tests that are no evidence, by why they aren't
 * @param unproved what the spec asks for and no row proves
 */
public record EvidenceTable(
    String notRun, List<Row> rows, Map<Gap, List<String>> others, List<Acceptance> unproved) {

  public EvidenceTable {
    rows = List.copyOf(rows);
    others = Collections.unmodifiableMap(others);
    unproved = List.copyOf(unproved);
  }

  /**
   * A line of the table.
   *
   * @param test the name of the class, a dot, and that of the method
   */
  public record Row(String test, String contract, List<String> fields) {
    public Row {
      fields = List.copyOf(fields);
    }
  }

  /** Why a test is no evidence. */
  public enum Gap {
    FAILED("failed"),
    SKIPPED("was skipped"),
    NOT_RUN("was not run"),
    STATUS_ONLY("asserts nothing but a status"),
    NO_CONTRACT("names no contract");

    private final String words;

    Gap(String words) {
      this.words = words;
    }

    /** What is said of a test. */
    public String words() {
      return words;
    }
  }

  /** Holds the sources of the tests against what came of running them. */
  public static EvidenceTable of(
      TestSources sources, VerificationResult verified, List<Acceptance> acceptance) {
    TestRun run = verified.tests();
    if (run.isEmpty()) {
      return new EvidenceTable(verified.whyNot(), List.of(), Map.of(), acceptance);
    }
    List<Row> rows = new ArrayList<>();
    Map<Gap, List<String>> others = new EnumMap<>(Gap.class);
    for (TestMethod test : sources.tests()) {
      Gap gap = gap(test, run.outcome(test.className(), test.name()));
      if (gap != null) {
        others.computeIfAbsent(gap, key -> new ArrayList<>()).add(test.shownName());
      } else {
        List<String> fields = fields(test);
        test.contracts().forEach(one -> rows.add(new Row(test.shownName(), one, fields)));
      }
    }
    return new EvidenceTable("", rows, others, unproved(rows, acceptance));
  }

  private static List<String> fields(TestMethod test) {
    Set<String> all = new TreeSet<>(test.asserted());
    all.addAll(test.statuses());
    return List.copyOf(all);
  }

  private static @Nullable Gap gap(TestMethod test, TestOutcome outcome) {
    return switch (outcome) {
      case FAILED -> Gap.FAILED;
      case SKIPPED -> Gap.SKIPPED;
      case NOT_RUN -> Gap.NOT_RUN;
      case PASSED ->
          test.asserted().isEmpty()
              ? Gap.STATUS_ONLY
              : test.contracts().isEmpty() ? Gap.NO_CONTRACT : null;
    };
  }

  private static List<Acceptance> unproved(List<Row> rows, List<Acceptance> acceptance) {
    Set<String> proved = rows.stream().map(Row::contract).collect(Collectors.toSet());
    return acceptance.stream().filter(one -> !proved.contains(one.contract())).toList();
  }

  /** Whether tests ran, each of them is evidence, and all that is asked for is proved. */
  public boolean isComplete() {
    return notRun.isEmpty() && others.isEmpty() && unproved.isEmpty();
  }

  /** The table in Markdown, and what is missing in it. */
  public String text() {
    StringBuilder text = new StringBuilder("## TEST EVIDENCE TABLE\n\n");
    if (!notRun.isEmpty()) {
      return text.append("No test was run, so there is no evidence: ")
          .append(notRun)
          .append('\n')
          .toString();
    }
    text.append("| Test Name | Contract Proved | Fields Asserted |\n");
    text.append("|-----------|-----------------|-----------------|\n");
    for (Row row : rows) {
      MarkdownTable.row(text, row.test, row.contract, String.join(", ", row.fields));
    }
    String gaps = gaps();
    return (gaps.isEmpty() ? text : text.append('\n').append(gaps)).toString();
  }

  private String gaps() {
    StringBuilder text = new StringBuilder();
    others.forEach(
        (gap, tests) ->
            tests.forEach(test -> text.append("- `" + test + "` " + gap.words() + ".\n")));
    unproved.forEach(
        one ->
            text.append(
                "- No test that passed proves `"
                    + one.contract()
                    + "`, which line "
                    + one.line()
                    + " of the spec asks for.\n"));
    return text.toString();
  }
}
