package dev.l9.trace.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.mcp.tool.Tool;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ToolsTest {

  @TempDir private Path folder;

  private static CallToolResult call(Project project, List<Object> call) {
    return Fixture.call(
        project, (String) call.get(0), call.subList(1, call.size()).toArray(new Object[0]));
  }

  @Test
  void answers_areShort_equalEachTime_andAsTheirSchemasSay() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    Project another = Fixture.project(folder);
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    for (List<Object> call : Fixture.calls()) {
      CallToolResult result = call(project, call);
      String text = Fixture.text(result);
      assertEquals(false, result.isError(), text);
      assertTrue(text.length() <= 2_000, call + " has " + text.length());
      assertEquals(text, Fixture.text(call(project, call)));
      assertEquals(text, Fixture.text(call(another, call)));
      assertEquals(
          Fixture.JSON.readTree(text),
          Fixture.JSON.readTree(Fixture.JSON.writeValueAsString(result.structuredContent())));
      Tool tool = Fixture.tool(project, (String) call.get(0));
      Schema schema = registry.getSchema(Fixture.JSON.valueToTree(tool.outputSchema()));
      assertEquals(List.of(), schema.validate(Fixture.JSON.readTree(text)));
      assertTrue(text.startsWith("{\"fresh\":"), text);
    }
  }

  @Test
  void answers_keepToMaxChars() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    for (int most : new int[] {1_000, 1_500, 5_000}) {
      for (List<Object> call : Fixture.calls()) {
        List<Object> longer = new ArrayList<>(call);
        longer.addAll(List.of("max_chars", most));
        String text = Fixture.text(call(project, longer));
        assertTrue(text.length() <= most, text.length() + " of " + most + ": " + text);
      }
    }
  }

  @Test
  void answers_keepToMaxChars_whateverIsAsked() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    String subject = "\"\\\u202e".repeat(300);
    for (String tool : List.of("what_ran", "why_not_traced", "changed", "find")) {
      String text =
          Fixture.text(Fixture.call(project, tool, "subject", subject, "max_chars", 1_000));
      assertTrue(text.length() <= 1_000 && text.startsWith("{\"fresh\":"), text);
    }
  }

  @Test
  void cursors_leadThroughAllExecutions() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode answer =
          Fixture.ask(project, "find", "kind", "latest", "cursor", cursor, "max_chars", 1_000);
      answer.path("executions").forEach(each -> ids.add(each.path("id").asString()));
      String more = answer.path("more").asString();
      cursor = more.contains("cursor=") ? more.substring(more.indexOf("cursor=") + 7) : "";
    } while (!cursor.isEmpty());
    long events =
        Files.readAllLines(folder.resolve("trace.jsonl")).stream()
            .filter(line -> !line.contains("\"l9-agent\""))
            .count();
    assertEquals(events, ids.size());
    assertEquals(events, ids.stream().distinct().count());
  }

  @Test
  void whatRan_saysFirstThatTheFileHasChanged() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    assertEquals(
        "fresh", Fixture.ask(project, "what_ran", "subject", "Prices").path("fresh").asString());
    Path source = folder.resolve("src/main/java/shop/Prices.java");
    Files.writeString(
        source, Files.readString(source).replace("\"vase\", \"8,20\"", "\"vase\", \"8.20\""));
    String stale = Fixture.text(Fixture.call(project, "what_ran", "subject", "Prices"));
    assertTrue(
        stale.startsWith(
            "{\"fresh\":\"stale\",\"to_refresh\":\"src/main/java/shop/Prices.java (stale): the file"
                + " isn't the code that ran: compile, and run it again\",\"untrusted\":true,"),
        stale);
    Files.delete(source);
    String gone = Fixture.text(Fixture.call(project, "what_ran", "subject", "Prices"));
    assertTrue(gone.startsWith("{\"fresh\":\"unverified\",\"to_refresh\":\"the source file"), gone);
  }

  @Test
  void whatRan_followsTheTrace() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    assertEquals(
        7,
        Fixture.ask(project, "what_ran", "subject", "Prices#cents")
            .path("methods")
            .get(0)
            .path("calls")
            .asInt());
    Files.writeString(
        folder.resolve("trace.jsonl"),
        Fixture.line(
            "sys_1772438400_jvm00later", "shop.Prices", "cents", "Prices.java", "item=rug"),
        StandardOpenOption.APPEND);
    JsonNode later = Fixture.ask(project, "what_ran", "subject", "Prices#cents");
    assertEquals(8, later.path("methods").get(0).path("calls").asInt());
    assertEquals("item=rug", later.path("latest").get(0).path("input").asString());
  }

  @Test
  void withoutATrace_everyToolSaysHowToGetOne() throws IOException {
    Project project = Fixture.project(folder);
    for (List<Object> call : Fixture.calls()) {
      String text = Fixture.text(call(project, call));
      assertTrue(text.contains("l9 run"), text);
    }
  }

  @Test
  void aMethodThatNeverRan_isExplainedByTheRule() throws IOException {
    Fixture.shop(folder);
    Files.writeString(
        folder.resolve("l9-doctor.jsonl"),
        """
        {"kind":"method","class":"shop.Checkout","method":"refund","descriptor":"()V","traced":false,\
        "reason":"exclude=shop.Checkout#refund names it"}
        {"kind":"method","class":"shop.Checkout","method":"cancel","descriptor":"()V","traced":true,\
        "reason":"include=shop..* names it","events":0}
        """);
    Project project = Fixture.project(folder);
    JsonNode left = Fixture.ask(project, "why_not_traced", "subject", "Checkout#refund");
    assertEquals(
        "exclude=shop.Checkout#refund names it",
        left.path("methods").get(0).path("rule").asString());
    JsonNode unreached = Fixture.ask(project, "why_not_traced", "subject", "Checkout#cancel");
    assertEquals(
        "no run reached it, or all its executions were left out",
        unreached.path("methods").get(0).path("reached").asString());
    Files.delete(folder.resolve("l9-doctor.jsonl"));
    JsonNode unknown = Fixture.ask(project, "why_not_traced", "subject", "Checkout#refund");
    assertTrue(unknown.path("options_of_last_run").asString().contains("shop..*"));
    assertTrue(unknown.path("more").asString().contains("doctor=l9-doctor.jsonl"));
  }

  @Test
  void wrongArguments_areNamed() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    assertWrong(project, "'subject' is missing", "what_ran");
    assertWrong(
        project,
        "there is no argument 'sbject'; there are max_chars, subject",
        "what_ran",
        "sbject",
        "a");
    assertWrong(project, "'kind' has to be one of failures, slow, latest", "find", "kind", "all");
    assertWrong(
        project, "'max_chars' has to be a number from 1000 to 20000", "find", "max_chars", 1);
    assertWrong(
        project, "'subject' has to be a text of at most 1000 characters", "find", "subject", 7);
    assertWrong(
        project, "'cursor' isn't one that an answer of this kind named", "find", "cursor", "../x");
    assertWrong(
        project, "the trace has no run 'x'; the latest are monday, tuesday", "changed", "old", "x");
  }

  private static void assertWrong(
      Project project, String message, String tool, Object... arguments) {
    CallToolResult result = Fixture.call(project, tool, arguments);
    assertEquals(true, result.isError());
    assertEquals(message, Fixture.text(result));
  }

  @Test
  void nothingIsWritten_ifTheIndexStaysInMemory() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    Fixture.calls().forEach(call -> call(project, call));
    assertFalse(Files.exists(folder.resolve(".l9")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prices.java:20",
        "src/main/java/shop/Prices.java:20",
        "Prices#cents(String)",
        "Prices.cents()",
        "shop.Prices::cents"
      })
  void aSubject_mayBeSpelledAsStackTracesAndSourcesDo(String subject) throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    JsonNode ran = Fixture.ask(project, "what_ran", "subject", subject);
    assertEquals("fresh", ran.path("fresh").asString());
    assertTrue(ran.path("methods").toString().contains("shop.Prices#cents"), ran.toString());
  }

  @Test
  void aPathOfAnotherFolder_isntTakenForTheFileOfThatName() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    JsonNode other = Fixture.ask(project, "what_ran", "subject", "src/main/java/bank/Prices.java");
    assertEquals(false, other.path("found").asBoolean(true));
    assertTrue(other.path("nearest").toString().contains("shop.Prices#cents"), other.toString());
  }

  @Test
  void ofAMethodThatNeverRan_theFileIsKnownByItsClass() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    for (String tool : List.of("what_ran", "why_not_traced")) {
      JsonNode fresh = Fixture.ask(project, tool, "subject", "Prices#discount");
      assertEquals("fresh", fresh.path("fresh").asString());
    }
    edit("Prices");
    for (String tool : List.of("what_ran", "why_not_traced")) {
      JsonNode stale = Fixture.ask(project, tool, "subject", "Prices.discount");
      assertEquals("stale", stale.path("fresh").asString());
      assertTrue(stale.path("to_refresh").asString().contains("Prices.java"), stale.toString());
    }
  }

  private void edit(String type) throws IOException {
    Path file = folder.resolve("src/main/java/shop/" + type + ".java");
    Files.writeString(
        file, Files.readString(file).replaceFirst("final class", "/* 1 */ final class"));
  }

  @Test
  void aChangeThatDidntRunYet_isToldFirst_whatever_changedCompares() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    assertEquals("fresh", Fixture.ask(project, "changed").path("fresh").asString());
    edit("Checkout");
    JsonNode stale = Fixture.ask(project, "changed");
    assertEquals("stale", stale.path("fresh").asString());
    assertTrue(
        stale.path("to_refresh").asString().startsWith("src/main/java/shop/Checkout.java (stale)"),
        stale.toString());
  }

  @Test
  void failuresWithAText_sayThatOthersWerentLookedAt() throws IOException {
    Project project = Fixture.project(Fixture.shop(folder));
    assertEquals(
        "nothing was found that failed; kind=latest looks at all",
        Fixture.ask(project, "find", "text", "lamp", "subject", "Prices").path("more").asString());
  }

  @Test
  void aCallThatNoTestCanMake_comesWithItsCallers() throws IOException {
    Fixture.shop(folder);
    Files.writeString(
        folder.resolve("trace.jsonl"),
        Fixture.line(
                "sys_1772438400_jvm00outer",
                "shop.Shop",
                "open",
                "Shop.java",
                "",
                "success",
                "",
                "")
            + Fixture.line(
                    "sys_1772438400_jvm00inner",
                    "shop.Shop",
                    "lock",
                    "Shop.java",
                    "",
                    "error",
                    "",
                    "")
                .replace("\"parent_id\":null", "\"parent_id\":\"sys_1772438400_jvm00outer\""));
    JsonNode refused =
        Fixture.ask(Fixture.project(folder), "replay_test", "id", "sys_1772438400_jvm00inner");
    assertEquals(false, refused.path("found").asBoolean(true));
    assertEquals(
        "sys_1772438400_jvm00outer", refused.path("called_from").path(0).path("id").asString());
    assertEquals("replay_test with the id of a caller", refused.path("more").asString());
  }

  @Test
  void aStatus_cantPoseAsAnotherKey() throws IOException {
    Files.writeString(
        folder.resolve("trace.jsonl"),
        Fixture.line(
            "sys_1772438400_jvm00aaaaa",
            "shop.Shop",
            "open",
            "Shop.java",
            "",
            "method",
            "bad",
            ""));
    JsonNode found = Fixture.ask(Fixture.project(folder), "find", "kind", "latest");
    JsonNode execution = found.path("executions").path(0);
    assertEquals("shop.Shop#open", execution.path("method").asString());
    assertEquals("bad", execution.path("error").asString());
  }
}
