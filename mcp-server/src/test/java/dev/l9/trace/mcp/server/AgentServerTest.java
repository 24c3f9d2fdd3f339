package dev.l9.trace.mcp.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A whole conversation on two streams. */
class AgentServerTest {

  private static final String BEGIN =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
      "capabilities":{},"clientInfo":{"name":"a","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      """;

  @TempDir private Path folder;

  private List<JsonNode> serve(String questions) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AgentServer.serve(
        new ServerOptions(folder, Optional.empty(), false, "1"),
        new ByteArrayInputStream((BEGIN + questions).getBytes(UTF_8)),
        out);
    List<JsonNode> answers = new ArrayList<>();
    out.toString(UTF_8).lines().forEach(line -> answers.add(Fixture.JSON.readTree(line)));
    return answers;
  }

  @Test
  void whatIsAskedBeforeTheInputEnds_isAnswered() throws IOException {
    Fixture.shop(folder);
    List<JsonNode> answers =
        serve(
            """
            {"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"find","arguments":{}}}
            {"jsonrpc":"2.0","id":4,"method":"resources/templates/list","params":{}}
            {"jsonrpc":"2.0","id":5,"method":"resources/read","params":{"uri":"l9://block/src/main/java/shop/Prices.java"}}
            {"jsonrpc":"2.0","id":6,"method":"prompts/get","params":{"name":"explain_latest_failure"}}
            {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"nothing","arguments":{}}}
            """);
    assertEquals(7, answers.size());
    assertEquals("l9", answers.get(0).at("/result/serverInfo/name").asString());
    assertTrue(answers.toString().contains("NumberFormatException"));
    JsonNode list = byId(answers, 2);
    assertEquals(6, list.at("/result/tools").size());
    assertEquals(2, byId(answers, 4).at("/result/resourceTemplates").size());
    assertTrue(byId(answers, 5).at("/result/contents/0/text").asString().contains("fresh"));
    assertTrue(byId(answers, 7).has("error"));
  }

  private static JsonNode byId(List<JsonNode> answers, int id) {
    return answers.stream()
        .filter(answer -> answer.path("id").asInt() == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void linesThatAreNoMessages_areLeftOut_andTheRestIsAnswered() throws IOException {
    Fixture.shop(folder);
    List<JsonNode> answers =
        serve(
            "garbage\n\n{\"a\":1}\n[]\n{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}\n{\"jsonrpc\":\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\"} x\n"
                + "x".repeat(5 << 20)
                + "\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"tools/call\",\"params\":7}\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\"find\"}}");
    assertEquals(3, answers.size(), answers.toString());
    assertTrue(byId(answers, 4).has("error"));
    assertTrue(byId(answers, 5).toString().contains("NumberFormatException"));
  }

  @Test
  void anInputThatEndsAtOnce_endsTheServer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AgentServer.serve(
        new ServerOptions(folder, Optional.empty(), false, "1"),
        new ByteArrayInputStream(new byte[0]),
        out);
    assertEquals(0, out.size());
  }
}
