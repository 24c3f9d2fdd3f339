package dev.l9.trace.agent.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockParser;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample application under the agent, on a copy of its sources. */
class SampleAppIT {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  private static final Path SAMPLE = Path.of(System.getProperty("l9.sample.folder")).normalize();
  private static final Path JAR = SAMPLE.resolve("target/sample-app.jar").toAbsolutePath();

  /** The keys of an event, in their order, as every line must have them. */
  private static final String LINE =
      "\\{\"trace_id\":.*\"parent_id\":.*\"timestamp\":.*\"hrm_layer\":.*\"operation\":.*"
          + "\"component\":.*\"input_summary\":.*\"output_summary\":.*\"duration_ms\":.*"
          + "\"status\":.*\"metadata\":\\{.*\\}\\}";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @JdksInTurn
  void aRun_leavesTreesOfEvents_andBlocksInTheSources(Jdk jdk) throws Exception {
    copy(SAMPLE.resolve("src/main/java"), folder.resolve("src/main/java"));
    copy(SAMPLE.resolve("specs"), folder.resolve("specs"));
    Map<Path, byte[]> before = sources();
    Map<String, byte[]> classesBefore = compile("before");

    ProgramRun plain = run(jdk, "");
    ProgramRun traced = run(jdk, "-javaagent:" + TestProject.AGENT);
    assertEquals(plain.out(), traced.out());
    assertEquals("", traced.err());

    List<TraceEvent> events = TestProject.events(folder.resolve("trace.jsonl"));
    assertLinesAreWhole();
    assertTreesAreWhole(events);
    assertEquals(EnumSet.allOf(HrmLayer.class), layers(events));
    assertEquals(EnumSet.allOf(TraceStatus.class), statuses(events));
    assertBlocksAreOf(events, before);
    Map<String, byte[]> classesAfter = compile("after");
    assertEquals(classesBefore.keySet(), classesAfter.keySet());
    classesBefore.forEach((name, bytes) -> assertArrayEquals(bytes, classesAfter.get(name), name));

    Map<Path, byte[]> first = sources();
    assertBlocksAreShort(first);
    run(jdk, "-javaagent:" + TestProject.AGENT);
    Map<Path, byte[]> second = sources();
    for (Path file : first.keySet()) {
      assertArrayEquals(before.get(file), JAVA.withoutBlock(second.get(file)), file::toString);
      assertEquals(stable(first.get(file)), stable(second.get(file)), file::toString);
    }
  }

  /** What of a block doesn't depend on when and how fast it ran. */
  private static String stable(byte[] source) throws RefusedSourceException {
    return JAVA.json(source)
        .orElse("")
        .replace("\n", "") // Where lines are broken depends on how long numbers are.
        .replaceAll("\"(trace_id|timestamp|seal)\": ?\"[^\"]*\"", "")
        .replaceAll("\"run\": ?[{][^}]*[}]", "")
        .replaceAll("\"(mean_ms|max_ms|duration_ms)\": ?[0-9.]+", "");
  }

  private ProgramRun run(Jdk jdk, String agent) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(TestProject.quickJvm(jdk));
    if (!agent.isEmpty()) {
      command.add(agent);
    }
    command.addAll(List.of("-jar", JAR.toString(), "--fresh"));
    try (Stream<Path> specs = Files.list(folder.resolve("specs"))) {
      specs
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(spec -> command.add(folder.relativize(spec).toString()));
    }
    ProgramRun run = ProgramRun.of(new TestProject(folder).builder(command));
    assertEquals(0, run.exitCode(), run::toString);
    return run;
  }

  /** The figure is the one of docs/blocks.md. */
  private static void assertBlocksAreShort(Map<Path, byte[]> sources) throws Exception {
    List<Integer> lengths = new ArrayList<>();
    for (byte[] source : sources.values()) {
      Optional<byte[]> block = JAVA.text(source);
      if (block.isPresent()) {
        List<String> lines = new String(block.get(), US_ASCII).lines().toList();
        lengths.add(lines.size());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 120), lines::toString);
      }
    }
    lengths.sort(null);
    String page = Files.readString(Path.of("..", "docs", "blocks.md"));
    Matcher figure = Pattern.compile("the median is at most (\\d+) lines").matcher(page);
    assertTrue(figure.find(), page);
    assertEquals("14", figure.group(1));
    assertTrue(
        lengths.get(lengths.size() / 2) <= Integer.parseInt(figure.group(1)), lengths::toString);
  }

  private void assertLinesAreWhole() throws IOException {
    for (String line : Files.readAllLines(folder.resolve("trace.jsonl"))) {
      assertTrue(line.matches(LINE), line);
    }
  }

  private static void assertTreesAreWhole(List<TraceEvent> events) {
    Map<String, TraceEvent> byId = new HashMap<>();
    events.forEach(event -> byId.put(event.traceId(), event));
    assertEquals(events.size(), byId.size(), "ids are unique");
    for (TraceEvent event : events) {
      if (event.parentId() != null) {
        TraceEvent parent = byId.get(event.parentId());
        assertTrue(parent != null, () -> "no line for the parent of " + event);
        assertFalse(event.timestamp().isBefore(parent.timestamp()), event::toString);
        assertEquals(parent.metadata().get("root_id"), event.metadata().get("root_id"));
      }
    }
  }

  private static Set<HrmLayer> layers(List<TraceEvent> events) {
    Set<HrmLayer> layers = EnumSet.noneOf(HrmLayer.class);
    events.forEach(event -> layers.add(event.layer()));
    return layers;
  }

  private static Set<TraceStatus> statuses(List<TraceEvent> events) {
    Set<TraceStatus> statuses = EnumSet.noneOf(TraceStatus.class);
    events.forEach(event -> statuses.add(event.status()));
    return statuses;
  }

  private void assertBlocksAreOf(List<TraceEvent> events, Map<Path, byte[]> before)
      throws Exception {
    Set<String> ids = new HashSet<>();
    Set<String> components = new HashSet<>();
    for (TraceEvent event : events) {
      ids.add(event.traceId());
      boolean isMethod = !event.metadata().get("class").equals(new CapturedValue.Text(""));
      components.add(isMethod ? event.component() : "");
    }
    int blocks = 0;
    for (Map.Entry<Path, byte[]> file : sources().entrySet()) {
      String name = String.valueOf(file.getKey().getFileName());
      Optional<String> json = JAVA.json(file.getValue());
      assertArrayEquals(before.get(file.getKey()), JAVA.withoutBlock(file.getValue()), name);
      if (json.isPresent()) {
        blocks++;
        assertTrue(ids.contains(BlockParser.parse(json.get()).traceId()), name);
      }
      assertEquals(components.contains(name), json.isPresent(), name);
    }
    assertTrue(blocks > 30, "blocks in " + blocks + " files");
  }

  private Map<Path, byte[]> sources() throws IOException {
    Map<Path, byte[]> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.put(file, Files.readAllBytes(file));
      }
    }
    return sources;
  }

  private Map<String, byte[]> compile(String name) throws IOException {
    Path classes = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("-g", "-nowarn", "-proc:none"));
    arguments.addAll(List.of("-d", classes.toString(), "-cp", JAR.toString()));
    for (Path source : sources().keySet()) {
      if (!source.endsWith("package-info.java")) { // These need annotations of the build only.
        arguments.add(source.toString());
      }
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertEquals(0, exit, said::toString);
    Map<String, byte[]> compiled = new HashMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        compiled.put(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return compiled;
  }

  /** Copies a folder; without the blocks that an earlier run may have left in it. */
  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (file.toString().endsWith(".java")) {
          Files.write(target, JAVA.withoutBlock(Files.readAllBytes(file)));
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
