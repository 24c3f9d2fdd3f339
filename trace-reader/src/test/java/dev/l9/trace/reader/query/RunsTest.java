package dev.l9.trace.reader.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

  @TempDir Path folder;

  private List<Run> runs(EventFilter counted, String... lines) throws IOException {
    Runs runs = new Runs(counted);
    try (TraceReader reader = TraceLines.open(folder, lines)) {
      reader.forEach(runs);
    }
    return runs.runs();
  }

  private static String text(Run run) {
    Run.Counts counts = run.counts();
    return "%s %s %s%s: %d JVMs, %d events, %d failures, %d blocked, %d ms"
        .formatted(
            run.id(),
            run.kind(),
            run.revision(),
            run.isDirty() ? "+" : "",
            run.jvms().size(),
            counts.events(),
            counts.failures(),
            counts.blocked(),
            (run.endMicros() - run.startMicros()) / 1_000);
  }

  @Test
  void jvmsOfOneRun_addUp() throws IOException {
    List<Run> runs =
        runs(
            EventFilter.ALL,
            TraceLines.run(
                "jvm01",
                "0",
                "\"run\":\"5b1f\",\"pid\":7,\"command\":\"/x/surefirebooter.jar\",\"revision\":\"4f2a\""),
            TraceLines.run(
                "jvm02", "100", "\"run\":\"5b1f\",\"command\":\"a.Main\",\"dirty\":true"),
            "jvm01:1 - 10 10 a.B#c main success → x",
            "jvm02:2 jvm02:1 110 50 a.B#d main error → IOException: x",
            "jvm02:1 - 100 100 a.B#c main error → IOException: x | \"origin\":\"sys_1768312800_jvm022\"",
            "jvm02:3 - 100 300 a.B#c main blocked → Denied: x",
            TraceLines.run("jvm03", "900", "\"run\":\"77aa\",\"command\":\"a.Main\""));
    assertEquals(
        List.of(
            "5b1f test 4f2a+: 2 JVMs, 4 events, 1 failures, 1 blocked, 400 ms",
            "77aa program : 1 JVMs, 0 events, 0 failures, 0 blocked, 0 ms"),
        runs.stream().map(RunsTest::text).toList());
    assertEquals("7", runs.get(0).jvms().get(0).info().pid());
  }

  @Test
  void jvmsWithoutARunEvent_areRunsOfTheirOwn_andEventsOfOthersAreOne() throws IOException {
    List<Run> runs =
        runs(
            EventFilter.ALL,
            "jvm01:1 - 10 10 a.B#c main success → x",
            "jvm02:1 - 20 10 a.B#c main success → x",
            TraceLines.line("jvm03:1 - 30 10 a.B#c main success → x").replace("jvm031", "a3f2"),
            TraceLines.line("jvm03:1 - 40 10 a.B#c main success → x").replace("jvm031", "b7c1"));
    assertEquals(
        List.of("jvm01", "jvm02", ""),
        runs.stream().map(run -> run.jvms().get(0).info().id()).toList());
    assertEquals(List.of(1L, 1L, 2L), runs.stream().map(run -> run.counts().events()).toList());
  }

  @Test
  void aNameThatIsUsedAgainAfterADay_isAnotherRun() throws IOException {
    String first = TraceLines.run("jvm01", "0", "\"run\":\"ci\"");
    String same = TraceLines.run("jvm02", "9000", "\"run\":\"ci\"");
    String next = TraceLines.run("jvm03", "0", "\"run\":\"ci\"").replace("01-13T", "01-15T");
    assertEquals(
        List.of(2, 1),
        runs(EventFilter.ALL, first, same, next).stream().map(run -> run.jvms().size()).toList());
  }

  @Test
  void filters_countOnlyWhatTheyTake_andLeaveOutRunsWithoutAny() throws IOException {
    assertEquals(
        List.of("b program : 1 JVMs, 1 events, 1 failures, 0 blocked, 20 ms"),
        runs(
                Event::isError,
                TraceLines.run("jvm01", "0", "\"run\":\"a\""),
                TraceLines.run("jvm02", "0", "\"run\":\"b\""),
                "jvm01:1 - 10 10 a.B#c main success → x",
                "jvm02:1 - 10 10 a.B#c main error → x",
                "jvm02:2 - 10 10 a.B#c main success → x")
            .stream()
            .map(RunsTest::text)
            .toList());
  }
}
