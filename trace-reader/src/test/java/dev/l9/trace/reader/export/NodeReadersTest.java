package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What npm's packages read of the output: Mermaid itself, and the engine of the developer tools.
 * The build doesn't bring them. They run where {@code npm install} was called in {@code
 * src/test/node}; with {@code -Dl9.stress=true} the tests call it themselves.
 */
class NodeReadersTest {

  private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();

  @TempDir private Path folder;

  private List<JsonNode> read(String script, String text) throws Exception {
    Path modules = SCRIPTS.resolve("node_modules");
    if (Boolean.getBoolean("l9.stress") && !Files.exists(modules)) {
      run(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
    }
    assumeTrue(
        Files.exists(modules),
        "npm's packages aren't there; -Dl9.stress=true, or npm install in trace-reader/src/test/node");
    Path file = Files.writeString(folder.resolve("in"), text);
    String out = run(List.of("node", script, file.toString()));
    return out.lines().map(JsonMapper.builder().build()::readTree).toList();
  }

  private static String run(List<String> command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(SCRIPTS.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "there is no " + command.get(0));
      throw e;
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0, out);
    return out;
  }

  @Test
  void mermaid_readsTheCalls() throws Exception {
    List<String> calls = new ArrayList<>();
    for (JsonNode line : read("mermaid.js", MermaidExporterTest.export(Fixture.shop()))) {
      calls.add(line.toString());
    }
    assertEquals(
        List.of(
            "[\"p0\",\"p6\",\"pay()\"]",
            "[\"p6\",\"p0\",\"DeclinedException: no money: 3 < 5, 1.0 ms\"]"),
        calls.stream().filter(call -> call.contains("p6")).toList());
    assertEquals(11, calls.stream().filter(call -> call.startsWith("[\"actor\"")).count());
  }

  @Test
  void mermaid_readsHostileTexts_asTexts() throws Exception {
    List<SpanLine> lines = Fixture.hostile();
    List<JsonNode> read = read("mermaid.js", MermaidExporterTest.export(lines));
    assertEquals(1 + lines.size(), read.stream().filter(each -> each.size() == 2).count());
    String texts =
        read.stream()
            .map(each -> each.get(each.size() - 1).asString())
            .collect(Collectors.joining("\n"));
    for (String text :
        List.of(
            "\"', \\",
            "a;b c;d 12",
            "%%{init: {\"theme\": \"dark\"}}%%",
            "END; end",
            "$$x^2$$",
            "wrap:x",
            "#35;#quot;#9829;",
            "</script><img src=x onerror=alert(1)>",
            "日本語 שלום")) {
      assertTrue(texts.contains(text), () -> text + " is not in " + texts);
    }
  }

  @Test
  void developerTools_readThreadsAndSpans() throws Exception {
    List<String> threads = new ArrayList<>();
    for (JsonNode line : read("chrome.js", ChromeExporterTest.export(Fixture.shop()))) {
      threads.add(line.toString());
    }
    assertEquals(
        List.of(
            "[4711,\"main\",[\"Shop.order\",\"Inventory.reserve\",\"Db.query\",\"Db.query\",\"Card.pay\",\"Gate.enter\"],3]",
            "[4711,\"main (concurrent 2)\",[\"Price.total\"],1]",
            "[4711,\"pool-1\",[\"Mail.send\"],1]",
            "[4711,\"(threads without a name)\",[\"cleanup\"],1]",
            "[4711,\"http-1\",[\"Api.get\",\"Db.query\"],2]",
            "[10000000,\"http-1\",[\"Stock.check\"],1]"),
        threads);
  }

  @Test
  void developerTools_readHostileTexts() throws Exception {
    assertEquals(
        Fixture.HOSTILE.size() + 1,
        read("chrome.js", ChromeExporterTest.export(Fixture.hostile())).size());
  }
}
