package dev.l9.trace.compatibility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.reader.event.TraceEventParser;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/sql.md shows is what DuckDB says, and its traces are what the agent writes. */
class SqlPageIT {

  private static final Path PAGE = Path.of("../docs/sql.md");
  private static final Path TRACES = Path.of("../docs/sql");

  @TempDir Path folder;

  /** Nothing of DuckDB is to be fetched from anywhere. */
  private static final String EXTENSIONS =
      "SELECT DISTINCT install_mode FROM duckdb_extensions() WHERE loaded";

  private static final String BUILT_IN =
      "| install_mode      |\n| ---               |\n| STATICALLY_LINKED |\n";

  /** A statement of the page, and the table below it; empty where there is none. */
  private record Example(String query, String answer) {}

  @Test
  void page_showsWhatDuckDbAnswers() throws IOException {
    List<Example> examples = examples(Files.readString(PAGE));
    List<String> queries = new ArrayList<>(examples.stream().map(Example::query).toList());
    queries.add(EXTENSIONS);
    List<String> answers = answers(queries);
    assertEquals(BUILT_IN, answers.get(examples.size()));
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      assertEquals(example.answer(), answers.get(i), example.query());
    }
    long tables = examples.stream().filter(each -> !each.answer().isEmpty()).count();
    assertEquals(13, tables, "examples with an answer");
  }

  @Test
  void lines_thatAreTornOrOfAnotherForm_endNoQuery() throws IOException {
    String view = examples(Files.readString(PAGE)).get(0).query();
    view = view.replace("trace*.jsonl*", folder.resolve("odd.jsonl").toString());
    String good =
        "{\"trace_id\":\"sys_1_a\",\"operation\":\"a\",\"later\":[1,{\"x\":2}],"
            + "\"metadata\":{\"duration_ns\":\"unknown\"}}\n";
    String torn = "{\"trace_id\":\"sys_1_b\",\"operat\n";
    String otherType = "{\"trace_id\":\"sys_1_d\",\"duration_ms\":\"long\"}\n";
    String latin1 = "{\"trace_id\":\"sys_1_e\",\"operation\":\"caf\u00e9\"}\n";
    String last = good.replace("_a", "_c") + "{\"trace_id\":\"sys_";
    String text = good + torn + "no JSON\n\n" + otherType + latin1 + last;
    Files.write(folder.resolve("odd.jsonl"), text.getBytes(ISO_8859_1));
    String query = "SELECT id, name, metadata->>'at' AS at FROM events ORDER BY id";
    String shown =
        """
        | id      | name | at  |
        | ---     | ---  | --- |
        | sys_1_a | a    |     |
        | sys_1_c | a    |     |
        | sys_1_d |      |     |
        """;
    assertEquals(shown, answers(List.of(view, query)).get(1));
  }

  @Test
  void traces_areWhatTheAgentWrites() throws IOException {
    TestProject project = new TestProject(folder);
    for (String name : List.of("Shop", "Prices", "Stock", "Bank")) {
      Path source = TRACES.resolve("src/com/acme/" + name + ".java");
      project.source("com/acme/" + name + ".java", Files.readString(source));
    }
    project.compile("-parameters", "-encoding", "UTF-8");
    Files.copy(TRACES.resolve("orders.txt"), folder.resolve("orders.txt"));
    assertEquals(tree(monday()), tree(recorded(project, "lamp=1250", "rug=8000")));
    assertEquals(tree(tuesday()), tree(recorded(project, "lamp=1275", "rug=n/a")));
  }

  private List<TraceEvent> recorded(TestProject project, String... prices) throws IOException {
    Files.deleteIfExists(project.traceFile());
    String all = String.join("\n", prices) + "\ndesk=18900\nth\u00e9i\u00e8re=2999\n";
    Files.writeString(folder.resolve("prices.txt"), all);
    project.runWell(Jdk.running(), "update=false", "com.acme.Shop", "0");
    return project.events();
  }

  private static List<TraceEvent> monday() throws IOException {
    byte[] bytes = Files.readAllBytes(TRACES.resolve("trace.1.jsonl.gz"));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return events(new String(in.readAllBytes(), UTF_8));
    }
  }

  private static List<TraceEvent> tuesday() throws IOException {
    return events(Files.readString(TRACES.resolve("trace.jsonl")));
  }

  /** Without the torn last line, and without the run's event. */
  private static List<TraceEvent> events(String text) {
    return text.substring(0, text.lastIndexOf('\n'))
        .lines()
        .map(TraceEventParser::parse)
        .filter(event -> !event.operation().equals("run"))
        .toList();
  }

  /** With what the page's answers show of failures. */
  private static String tree(List<TraceEvent> events) {
    return TraceText.tree(events)
        + events.stream()
            .map(event -> event.metadata().get("at") + " " + event.metadata().get("cause"))
            .collect(Collectors.joining("\n"));
  }

  /** The page's statements in their order. */
  private static List<Example> examples(String page) {
    List<Example> examples = new ArrayList<>();
    String[] parts = page.split("```", 0);
    for (int i = 1; i + 1 < parts.length; i += 2) {
      assertTrue(parts[i].startsWith("sql\n"), "a block that isn't SQL: " + parts[i]);
      String[] statements = parts[i].substring("sql\n".length()).split(";\n", 0);
      for (String statement : statements) {
        boolean isLast = statement.equals(statements[statements.length - 1]);
        examples.add(new Example(statement.strip(), isLast ? table(parts[i + 1]) : ""));
      }
    }
    return examples;
  }

  /** The table with which a text begins. */
  private static String table(String text) {
    String lines = text.stripLeading();
    return lines.startsWith("| ") ? lines.split("\n\n", 0)[0].stripTrailing() + "\n" : "";
  }

  /** Asks DuckDB beside the page's traces; it leaves nothing behind, nor needs a home. */
  private List<String> answers(List<String> queries) throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path input = folder.resolve("queries");
    Files.writeString(input, String.join(DuckDbProgram.SEPARATOR, queries));
    List<String> command =
        List.of(
            Jdk.running().java().toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            place(DuckDbProgram.class) + File.pathSeparator + place(DuckDBDriver.class),
            DuckDbProgram.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).directory(TRACES.toFile());
    builder.environment().put("HOME", temporary.toString());
    builder.redirectInput(input.toFile());
    ProgramRun run = ProgramRun.of(builder);
    assumeFalse(
        run.exitCode() == DuckDbProgram.NO_LIBRARY,
        () -> "DuckDB has no library for this platform: " + run.err());
    assertEquals(0, run.exitCode(), run::err);
    try (Stream<Path> left = Files.list(temporary)) {
      assertArrayEquals(new Path[0], left.toArray());
    }
    return List.of(run.out().split(DuckDbProgram.SEPARATOR, -1));
  }

  private static Path place(Class<?> type) {
    URL url = type.getProtectionDomain().getCodeSource().getLocation();
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
