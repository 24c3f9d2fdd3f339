package dev.l9.trace.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.mcp.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a change between two runs to a test of it: on Wednesday, a lamp costs another price. */
class ChangedCallTest {

  private static final String MONDAYS_LAMP = "sys_1795981884_3nd9o9pdfp7kp";
  private static final String MONDAYS_ORDER = "sys_1795981884_3nd9ov3nrji9m";

  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void runOnWednesday() throws IOException {
    Fixture.shop(folder);
    Path trace = folder.resolve("trace.jsonl");
    List<String> monday =
        Files.readAllLines(trace).stream().filter(line -> line.contains("_3nd9o")).toList();
    String wednesday =
        (String.join("\n", monday) + "\n")
            .replace("_1795981884_3nd9o", "_1796154684_zzzzz")
            .replace("2026-11-29T19:51:24", "2026-12-01T19:51:24")
            .replace("\"monday\"", "\"wednesday\"")
            .replace("1275", "1300");
    Files.writeString(trace, wednesday, StandardOpenOption.APPEND);
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    Path source = folder.resolve("src/main/java/shop/Prices.java");
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-parameters", "-d", classes.toString(), source.toString());
    assertEquals(0, failures);
    project = Fixture.project(folder);
  }

  @Test
  void changed_namesOldCallsToReplay() {
    JsonNode changed =
        Fixture.ask(project, "changed", "old", "monday", "new", "wednesday", "max_chars", 2_000);
    JsonNode suspect = changed.path("suspects").path(0);
    assertEquals("shop.Prices#cents", suspect.path("method").asString());
    assertEquals("[\"" + MONDAYS_LAMP + "\"]", suspect.path("old_ids").toString());
    JsonNode result = changed.path("results").path(1);
    assertEquals("shop.Prices#total", result.path("method").asString());
    assertEquals(MONDAYS_ORDER, result.path("old_id").asString());
    assertTrue(changed.path("more").asString().contains("replay_test with one of old_ids"));
  }

  @Test
  void testOfAnOldCall_assertsWhatALaterRunDoesOtherwise() {
    JsonNode test = Fixture.ask(project, "replay_test", "id", MONDAYS_LAMP);
    String source = test.path("source").asString();
    assertTrue(source.contains("assertEquals(1275L, result);"), source);
    assertTrue(test.path("not_compared").isMissingNode(), test.toString());
  }

  @Test
  void testOfALaterCall_leavesOutWhatAnEarlierRunDidOtherwise() {
    String wednesdaysLamp = MONDAYS_LAMP.replace("1795981884_3nd9o", "1796154684_zzzzz");
    JsonNode test = Fixture.ask(project, "replay_test", "id", wednesdaysLamp);
    assertEquals("[\"result\"]", test.path("not_compared").toString());
  }

  @Test
  void refusal_namesTheCallersThatMayBeReplayedInstead() throws IOException {
    Files.delete(folder.resolve("target/classes/shop/Prices.class"));
    JsonNode refused = Fixture.ask(project, "replay_test", "id", MONDAYS_LAMP);
    assertEquals("no-class", refused.path("kind").asString());
    JsonNode callers = refused.path("called_from");
    assertEquals(
        List.of("shop.Prices#total", "shop.Checkout#order", "shop.Checkout#main"),
        callers.valueStream().map(each -> each.path("method").asString()).toList());
    assertEquals(MONDAYS_ORDER, callers.path(0).path("id").asString());
    assertEquals("replay_test with the id of a caller", refused.path("more").asString());
  }

  @Test
  void changed_comparesRunsOfThousandsOfExecutionsWhole() throws IOException {
    addToBothRuns(5_000);
    JsonNode changed = Fixture.ask(project, "changed", "old", "monday", "new", "wednesday");
    assertTrue(changed.path("compared").isMissingNode(), changed.toString());
    assertEquals("shop.Prices#cents", changed.path("suspects").path(0).path("method").asString());
  }

  @Test
  void changed_saysThatOfLongerRunsItComparesAPart() throws IOException {
    addToBothRuns(20_001);
    JsonNode changed = Fixture.ask(project, "changed", "old", "monday", "new", "wednesday");
    assertEquals(
        "the last 3000 and 3000 executions; l9 diff compares all",
        changed.path("compared").asString());
  }

  private void addToBothRuns(int executions) throws IOException {
    StringBuilder more = new StringBuilder();
    for (String run : List.of("1795981884_3nd9o", "1796154684_zzzzz")) {
      String time = run.contains("z") ? "2026-12-01T19:51:25" : "2026-11-29T19:51:25";
      for (int i = 0; i < executions; i++) {
        more.append(
            Fixture.line(
                    "sys_" + run + "m%07d".formatted(i), "shop.Rug", "of", "Rug.java", "n=" + i)
                .replace("2026-03-02T08:00:00", time));
      }
    }
    Files.writeString(folder.resolve("trace.jsonl"), more, StandardOpenOption.APPEND);
  }
}
