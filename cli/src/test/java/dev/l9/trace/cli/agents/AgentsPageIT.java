package dev.l9.trace.cli.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The question of {@code docs/agents.md}, with all calls and answers: asked again of the recorded
 * trace, they are what the page says, byte for byte. {@code -Dl9.write.expected=true} runs the shop
 * anew and writes them into the page.
 */
class AgentsPageIT {

  private static final Path PAGE = Path.of("../docs/agents.md").toAbsolutePath().normalize();
  private static final boolean IS_WRITTEN = Boolean.getBoolean("l9.write.expected");

  /** A call, and its answer in the next line. */
  private static final Pattern EXCHANGE = Pattern.compile("(?s)```\n> ([^\n]*)\n(.*?)\n```");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private final List<String> exchanges = new ArrayList<>();

  private JsonNode ask(Client client, String tool, String... arguments) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      values.put(arguments[i], arguments[i + 1]);
    }
    String answer = client.ask(tool, values);
    exchanges.add("> " + tool + " " + JSON.writeValueAsString(values) + "\n" + answer);
    return JSON.readTree(answer);
  }

  @Test
  void whyDidCheckoutFail() throws Exception {
    if (IS_WRITTEN) {
      Checkout.record(Files.createDirectory(folder.resolve("recorded")));
    }
    Path project = Checkout.copyTo(Files.createDirectory(folder.resolve("project")));
    try (Client client = new Client(project)) {
      JsonNode failures = ask(client, "find", "kind", "failures");
      String id = failures.path("failures").path(0).path("id").asString();
      JsonNode trace = ask(client, "show_trace", "id", id);
      ask(client, "what_ran", "subject", trace.path("execution").path("method").asString());
      ask(client, "changed");
      ask(client, "replay_test", "id", id, "as", "expectation");
    }
    String page = Files.readString(PAGE);
    if (IS_WRITTEN) {
      page = written(page);
      Files.writeString(PAGE, page);
    }
    List<String> told = new ArrayList<>();
    Matcher exchange = EXCHANGE.matcher(page);
    while (exchange.find()) {
      told.add("> " + exchange.group(1) + "\n" + exchange.group(2));
    }
    assertEquals(String.join("\n", exchanges), String.join("\n", told));
    assertTrue(exchanges.get(0).contains("NumberFormatException"), exchanges.get(0));
  }

  private String written(String page) {
    int[] number = {0};
    return EXCHANGE
        .matcher(page)
        .replaceAll(
            match -> Matcher.quoteReplacement("```\n" + exchanges.get(number[0]++) + "\n```"));
  }
}
