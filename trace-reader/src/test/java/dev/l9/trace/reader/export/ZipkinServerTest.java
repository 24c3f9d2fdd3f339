package dev.l9.trace.reader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Zipkin server takes what is exported, and its API tells the trees that the traces have. */
@EnabledIfSystemProperty(
    named = "l9.stress",
    matches = "true",
    disabledReason = "takes long; -Dl9.stress=true runs it")
class ZipkinServerTest {

  private static final Path JAR =
      Path.of(
          System.getProperty("user.home"),
          ".m2/repository/io/zipkin/zipkin-server/3.6.1/zipkin-server-3.6.1-slim.jar");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void server_tellsTheTreesOfTheTraces() throws Exception {
    assumeTrue(
        Files.exists(JAR),
        "the server isn't there; mvn dependency:copy -Dartifact=io.zipkin:zipkin-server:3.6.1:jar:slim");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String option = "--armeria.ports[0].";
    Process server =
        new ProcessBuilder(
                List.of(
                    java,
                    "-jar",
                    JAR.toString(),
                    option + "address=127.0.0.1",
                    option + "port=" + port,
                    option + "protocols[0]=http"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      URI api = URI.create("http://127.0.0.1:" + port + "/");
      await(server, api.resolve("health"));
      post(api, ZipkinExporterTest.export(Fixture.shop()));
      post(api, ZipkinExporterTest.export(Fixture.hostile()));
      assertEquals(tree(Fixture.shop()), tree(api, traces(Fixture.shop())));
      assertEquals(tree(Fixture.hostile()), tree(api, traces(Fixture.hostile())));
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private void await(Process server, URI health) throws Exception {
    while (true) {
      assertTrue(server.isAlive(), "the server has ended");
      try {
        HttpRequest request = HttpRequest.newBuilder(health).build();
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It doesn't listen yet.
      }
      Thread.sleep(200);
    }
  }

  private void post(URI api, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("api/v2/spans"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    assertEquals(202, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
  }

  /** Each span as its parent's id, its own, and its name. */
  private static Set<String> tree(List<SpanLine> lines) {
    SpanIds ids = new SpanIds();
    return lines.stream()
        .filter(line -> !line.name().equals("run"))
        .map(
            line -> {
              boolean isCalled = line.name().equals("Api.get");
              String parent = line.parent().isEmpty() ? "" : ids.span(line.parent());
              String name = PlainText.wellFormed(line.name()).toLowerCase(Locale.ROOT);
              return (isCalled ? Fixture.CALLER_SPAN : parent)
                  + " "
                  + ids.span(line.id())
                  + " "
                  + name;
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> traces(List<SpanLine> lines) {
    Set<String> traces = new TreeSet<>();
    for (JsonNode span : JsonMapper.builder().build().readTree(ZipkinExporterTest.export(lines))) {
      traces.add(span.get("traceId").asString());
    }
    return traces;
  }

  /**
   * The server keeps what it is sent after its answer, so the spans are asked for until all are
   * there.
   */
  private Set<String> tree(URI api, Set<String> traces) throws Exception {
    Set<String> tree = new TreeSet<>();
    for (String trace : traces) {
      URI uri = api.resolve("api/v2/trace/" + trace);
      HttpResponse<String> answer;
      do {
        answer =
            http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      } while (answer.statusCode() == 404);
      for (JsonNode span : JsonMapper.builder().build().readTree(answer.body())) {
        String parent = span.has("parentId") ? span.get("parentId").asString() : "";
        String name = span.has("name") ? span.get("name").asString() : "";
        tree.add(parent + " " + span.get("id").asString() + " " + name);
      }
    }
    return tree;
  }
}
