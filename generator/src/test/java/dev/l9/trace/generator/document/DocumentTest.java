package dev.l9.trace.generator.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.L9Traced;
import dev.l9.trace.generator.code.CodeGenerator;
import dev.l9.trace.generator.extract.Extraction;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.reading.Reading;
import dev.l9.trace.generator.reading.SpecReader;
import dev.l9.trace.generator.reading.SpecText;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

  private static final Path EXAMPLES = Path.of("..", "docs", "generator");

  @TempDir private Path folder;

  /** What is documented: the code of a module, and its documents. */
  private record Made(Wiring wiring, String readme, List<GeneratedFile> code) {}

  private static Made made(ModuleSpec spec, Path module) throws Exception {
    Extraction.Outcome found = Extraction.of(spec, module);
    assertEquals(List.of(), found.blockers());
    Extractions extractions = found.extractions();
    CodeGenerator.Result code = CodeGenerator.generate(spec, extractions);
    assertEquals(List.of(), code.blockers());
    Wiring wiring = Wiring.of(spec, extractions, code.files());
    GeneratedFile readme = Readme.of(spec, extractions, code.files(), wiring);
    return new Made(wiring, readme.text(), code.files());
  }

  private static Made example(String name) throws Exception {
    Path module = EXAMPLES.resolve(name);
    return made(SpecReader.read(module.resolve("module.yaml")).spec().orElseThrow(), module);
  }

  private static ModuleSpec first(String from, String to) {
    String text = SpecText.documented(Instant.parse("2026-01-05T09:00:00Z"), "Orders team");
    assertTrue(text.contains(from), from);
    Reading reading = SpecReader.read("module.yaml", text.replace(from, to));
    assertEquals(List.of(), reading.blockers());
    return reading.spec().orElseThrow();
  }

  @Test
  void quickStart_callsEachOperation_andNamesEachResultOnce() throws Exception {
    ModuleSpec one = first("x", "x");
    assertTrue(made(one, folder).readme().contains("OrderReceipt result = orderIntake.place("));
    String operation =
        """
              - operation: change
                doc: Changes one order.
                input: OrderRequest
                output: OrderReceipt
                layer: SYSTEM
                errors: [StoreFailed]
                call: OrderStore.save
        """;
    String ports = "    # Ports: what the module calls";
    String readme = made(first(ports, operation + ports), folder).readme();
    assertTrue(readme.contains("OrderReceipt placeResult = orderIntake.place(request);"), readme);
    assertTrue(readme.contains("OrderReceipt changeResult = orderIntake.change(request);"), readme);
  }

  private void assertCompiles(Made made, Path sources) throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> own = Files.walk(sources)) {
      own.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
    }
    for (GeneratedFile file : made.code()) {
      if (file.role() == FileRole.CODE) {
        files.add(write(file.path(), file.text()));
      }
    }
    files.add(write(made.wiring().className().replace('.', '/') + ".java", made.wiring().java()));
    List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d"));
    arguments.addAll(List.of(folder.resolve("classes").toString(), "-cp", annotations()));
    files.forEach(file -> arguments.add(file.toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertEquals(0, exit, () -> said.toString(StandardCharsets.UTF_8));
  }

  private static String annotations() throws Exception {
    return new File(L9Traced.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private Path write(String path, String text) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox"})
  void theWiring_compilesAgainstTheModule_withoutAWarning(String name) throws Exception {
    assertCompiles(example(name), EXAMPLES.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox"})
  void aReadme_hasTheSevenSections_inTheirOrder(String name) throws Exception {
    String readme = example(name).readme();
    List<String> titles =
        Pattern.compile("(?m)^##? .*$").matcher(readme).results().map(one -> one.group()).toList();
    assertTrue(titles.get(0).matches("# \\w+ — .*\\."), titles.get(0));
    assertEquals(
        List.of(
            "## Quick Start",
            "## Environment Variables",
            "## Architecture",
            "## Wiring Instructions",
            "## API Reference",
            "## Troubleshooting"),
        titles.subList(1, titles.size()));
  }

  @Test
  void aReadme_namesEachTypeStatusAndError() throws Exception {
    String readme = example("webhook-inbox").readme();
    for (String named :
        List.of(
            "### `InboundRequest`",
            "| `body` | `String` | the body as text | at most 1000000 characters |",
            "| `401` | The signature is wrong, too old, or missing. Nothing was handed on. |",
            "`WebhookInboxException.DeliveryFailed`",
            "`WebhookInboxException.SecretUnavailable`",
            "### Port `EventSink`",
            "for 1 h and at most 10000 calls",
            "new WebhookInboxService(secretSource, eventSink, Clock.systemUTC())",
            "mvn test\nl9 run -- mvn test\nl9 validate")) {
      assertTrue(readme.contains(named), () -> named + " is not in:\n" + readme);
    }
  }

  @Test
  void anAdapter_isWiredToTheServerOfTheJdk() throws Exception {
    String java = example("webhook-inbox").wiring().java();
    assertTrue(java.contains("server.createContext(\"/webhook-inbox\", this::handle);"), java);
    assertTrue(java.contains("private static final int MAX_BYTES = 4000000;"), java);
    assertTrue(java.contains("implements AutoCloseable"), java);
    assertFalse(example("refund-policy").wiring().java().contains("AutoCloseable"));
  }

  @Test
  void textsOfASpec_areNoMarkup() throws Exception {
    ModuleSpec spec =
        first("doc: names the order}", "doc: \"a | b <script> `x` [l](u) # --> ```\"}");
    Made made = made(spec, folder);
    assertTrue(
        made.readme().contains("a \\| b &lt;script&gt; \\`x\\` \\[l\\](u) \\# --&gt; \\`\\`\\` |"),
        made.readme());
    assertCompiles(made, folder);
  }

  @Test
  void aModuleWithoutMaven_isTestedByTheNamesOfItsTests() throws Exception {
    String text = SpecText.documented(Instant.parse("2026-01-05T09:00:00Z"), "Orders team");
    String without =
        text.replaceAll("(?m)^ *- pom.xml\n", "").replaceAll("(?m)^  maven:\n(    .*\n)+", "");
    ModuleSpec spec = SpecReader.read("module.yaml", without).spec().orElseThrow();
    assertEquals(
        List.of(
            "mvn test -Dtest=OrderIntakeTest,OrderIntakeServiceTest",
            "l9 run -- mvn test -Dtest=OrderIntakeTest,OrderIntakeServiceTest",
            "l9 validate"),
        made(spec, folder).wiring().commands());
  }
}
