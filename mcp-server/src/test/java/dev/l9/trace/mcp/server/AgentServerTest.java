package dev.l9.trace.mcp.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        new ServerOptions(folder, Optional.empty(), Optional.empty(), false, "1"),
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
        new ServerOptions(folder, Optional.empty(), Optional.empty(), false, "1"),
        new ByteArrayInputStream(new byte[0]),
        out);
    assertEquals(0, out.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','id':99999999999999999999999999,'method':'ping'}",
        "{'jsonrpc':'2.0','id':null,'method':'ping'}",
        "{'jsonrpc':'2.0','id':1.5,'method':'ping'}",
        "{'jsonrpc':'2.0','id':9,'error':7}",
        "{'jsonrpc':'2.0','id':9,'error':{'code':'x'}}",
        "{'jsonrpc':'2.0','id':9,'result':{},'error':{'code':1,'message':'x'}}",
        "\ufeff{'jsonrpc':'2.0','id':9,'method':'ping'}",
        "[{'jsonrpc':'2.0','id':9,'method':'ping'}]"
      })
  void aMessageThatTheSdkCannotTake_isLeftOut_andTheNextIsAnswered(String message)
      throws IOException {
    List<JsonNode> answers =
        serve(
            message.replace('\'', '"') + "\n{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}\n");
    assertEquals(2, answers.size(), answers.toString());
    assertTrue(byId(answers, 3).has("result"));
  }

  @Test
  void questionsThatAreAskedAtOnce_areAnsweredInTheirOrder() throws IOException {
    Fixture.shop(folder);
    StringBuilder questions = new StringBuilder();
    List<Integer> ids = new ArrayList<>(List.of(1));
    for (int id = 2; id < 400; id++) {
      ids.add(id);
      questions.append("{\"jsonrpc\":\"2.0\",\"id\":").append(id);
      questions.append(",\"method\":\"tools/call\",\"params\":{\"name\":\"find\"}}\n");
    }
    List<JsonNode> answers = serve(questions.toString());
    assertEquals(ids, answers.stream().map(answer -> answer.path("id").asInt()).toList());
  }

  @Test
  void aClientThatReadsNoMore_isNotWaitedFor() throws Exception {
    AnswerCount count = new AnswerCount();
    OutputStream closed = OutputStream.nullOutputStream();
    closed.close();
    assertThrows(IOException.class, () -> count.output(closed).write('{'));
    Thread waiting = new Thread(() -> assertDoesNotThrow(() -> count.await(1)));
    waiting.start();
    waiting.join(20_000);
    assertFalse(waiting.isAlive());
  }

  @Test
  void aClientThatReadsNothing_hasItsNextQuestionsWait() throws Exception {
    CountDownLatch reads = new CountDownLatch(1);
    OutputStream unread =
        new OutputStream() {
          @Override
          public void write(int c) throws IOException {
            try {
              reads.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    AtomicInteger taken = new AtomicInteger();
    byte[] ping = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}\n".getBytes(UTF_8);
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(BEGIN.getBytes(UTF_8)),
            new InputStream() {
              @Override
              public int read() {
                int at = taken.getAndIncrement();
                return at < ping.length * 100_000 ? ping[at % ping.length] : -1;
              }
            });
    FutureTask<Boolean> serving =
        new FutureTask<>(
            () -> {
              AgentServer.serve(
                  new ServerOptions(folder, Optional.empty(), Optional.empty(), false, "1"),
                  endless,
                  unread);
              return true;
            });
    Thread server = new Thread(serving);
    server.start();
    int before = -1;
    while (taken.get() == 0 || before != taken.get()) {
      before = taken.get();
      Thread.sleep(1_000);
    }
    assertTrue(before < ping.length * 1_000, before + " bytes of questions were taken");
    server.interrupt();
    reads.countDown();
    assertTrue(serving.get(2, TimeUnit.MINUTES));
  }
}
