package dev.l9.trace.reader.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.JvmInfo;
import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {

  @TempDir Path folder;

  private List<Failure> failures(EventFilter chosen, String... lines) throws IOException {
    try (TraceReader reader = TraceLines.open(folder, lines)) {
      Failures failures = Failures.of(reader, chosen);
      assertFalse(failures.isCapped());
      return failures.latestFirst();
    }
  }

  private List<Failure> failures(String... lines) throws IOException {
    return failures(Event::isError, lines);
  }

  private static String path(Failure failure) {
    return (failure.isWhole() ? "" : "… ")
        + failure.path().stream()
            .map(step -> step.method().name() + " " + step.fate().label())
            .collect(Collectors.joining(", "));
  }

  private static final String RENDER =
      "c b 20 10 a.Template#render main error name=x → IllegalStateException: no template"
          + " | \"error\":\"IllegalStateException: no template\",\"cause\":\"IOException: gone\","
          + "\"at\":\"Template.java:9\",\"inputs\":{\"name\":\"x\"}";

  private static final String SEND =
      "b root 10 30 a.Mail#send main error name=x → IllegalStateException: no template"
          + " | \"error\":\"IllegalStateException: no template\",\"at\":\"Template.java:9\","
          + "\"origin\":\"sys_1768312800_abcdec\"";

  @Test
  void anExceptionThatPassedThrough_isOneFailure_withThePathFromTheRoot() throws IOException {
    List<Failure> failures =
        failures(
            TraceLines.run(
                "abcde",
                "0",
                "\"run\":\"r1\",\"command\":\"a.Main\",\"revision\":\"4f\",\"dirty\":true"),
            RENDER,
            SEND,
            "root - 0 90 a.Mail#confirm main success → true");
    assertEquals(1, failures.size());
    Failure failure = failures.get(0);
    assertEquals("Template.render", failure.method().name());
    assertEquals("IllegalStateException: no template", failure.error());
    assertEquals("IOException: gone", failure.cause());
    assertEquals("Template.java:9", failure.at());
    assertEquals("{\"name\":\"x\"}", failure.inputs());
    assertEquals("main", failure.thread());
    assertEquals("Mail.confirm swallowed, Mail.send passed, Template.render began", path(failure));
    assertEquals("true", failure.path().get(0).output());
    assertEquals(new JvmInfo("abcde", "r1", "", "a.Main", "", "", "4f", true, ""), failure.jvm());
  }

  @Test
  void anExceptionThatBecameAnother_isSaidToBeReplaced_andTheOtherIsAFailureToo()
      throws IOException {
    List<Failure> failures =
        failures(
            "c root 20 10 a.Db#load main error → IOException: gone | \"at\":\"Db.java:3\"",
            "root - 0 90 a.Shop#show main error → RuntimeException: wrapped"
                + " | \"at\":\"Shop.java:5\",\"cause\":\"IOException: gone\"");
    assertEquals(
        List.of("Shop.show replaced, Db.load began", "Shop.show began"),
        failures.stream().map(FailuresTest::path).toList());
  }

  @Test
  void failuresAtOneLine_areCounted_andTheLatestIsShown() throws IOException {
    Failure failure =
        failures(
                "b - 2000 1 a.Db#load main error id=2 → IOException: no 2 | \"at\":\"Db.java:3\"",
                "c - 3000 1 a.Db#load pool error id=3 → IOException: no 3 | \"at\":\"Db.java:3\"",
                "a - 1000 9000 a.Db#load main error id=1 → IOException: no 1 | \"at\":\"Db.java:3\"")
            .get(0);
    assertEquals(3, failure.count());
    assertEquals("IOException: no 3", failure.error());
    assertEquals("id=3", failure.inputs());
    assertEquals("2026-01-13T14:00:01.000000Z", failure.first());
    assertEquals("2026-01-13T14:00:03.000000Z", failure.last());
    assertNull(failure.jvm());
  }

  @Test
  void otherLines_typesAndMethods_areOtherFailures() throws IOException {
    assertEquals(
        List.of("IOException: d", "EOFException: c", "IOException: b", "IOException: a"),
        failures(
                "a - 1 1 a.Db#load main error → IOException: a | \"at\":\"Db.java:3\"",
                "b - 2 1 a.Db#load main error → IOException: b | \"at\":\"Db.java:4\"",
                "c - 3 1 a.Db#load main error → EOFException: c | \"at\":\"Db.java:4\"",
                "d - 4 1 a.Db#save main error → IOException: d | \"at\":\"Db.java:4\"")
            .stream()
            .map(Failure::error)
            .toList());
  }

  @Test
  void asynchronousCallers_whichEndedBefore_areFoundAllTheSame() throws IOException {
    assertEquals(
        "Shop.show swallowed, Pool.submit passed, Db.load began",
        path(
            failures(
                    "root - 0 5 a.Shop#show main success → later",
                    "b root 1 2 a.Pool#submit main error → IOException: gone"
                        + " | \"origin\":\"sys_1768312800_abcdec\"",
                    "c b 20 10 a.Db#load pool error → IOException: gone | \"at\":\"Db.java:3\"")
                .get(0)));
  }

  @Test
  void missingCallers_areSaidToBe_andAMissingOriginIsStandInForByWhatItPassed() throws IOException {
    assertEquals("… Template.render began", path(failures(RENDER).get(0)));
    List<Failure> failures =
        failures(
            SEND,
            "root - 0 90 a.Mail#confirm main error → IllegalStateException: no template"
                + " | \"origin\":\"sys_1768312800_abcdec\"");
    assertEquals(
        List.of("Mail.confirm passed, Mail.send began"),
        failures.stream().map(FailuresTest::path).toList());
  }

  @Test
  void parentsThatFormACycle_end() throws IOException {
    assertEquals(
        1,
        failures(
                "a b 1 1 a.Db#load main error → IOException: a",
                "b a 1 1 a.Db#read main success → x")
            .size());
  }

  @Test
  void blockedExecutions_areFailuresOnlyWhereTheyAreWanted() throws IOException {
    String blocked = "a - 1 1 a.Gate#check main blocked → Denied: no | \"at\":\"Gate.java:3\"";
    assertEquals(List.of(), failures(blocked));
    assertEquals(
        List.of(true),
        failures(Event::isBlocked, blocked).stream().map(Failure::isBlocked).toList());
  }

  @Test
  void aPattern_isLookedForInErrorCauseMethodAndLine() throws IOException {
    for (String pattern :
        List.of("NO template", "io*gone", "template#render", "Template.render", "java:9", "*")) {
      assertEquals(
          1,
          failures(((EventFilter) Event::isError).and(Failures.matching(pattern)), RENDER).size(),
          pattern);
    }
    assertEquals(List.of(), failures(Failures.matching("a.b"), RENDER));
  }
}
