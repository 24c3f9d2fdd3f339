package dev.l9.trace.generator.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.Blocker.Kind;
import dev.l9.trace.generator.spec.Assumptions;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.DependencySpec;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.Idempotency;
import dev.l9.trace.generator.spec.MavenSpec;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleKind;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.ModuleSpec.Identity;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.EnumSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecReaderTest {

  private static ModuleSpec read(String name) {
    return SpecReader.read("module.yaml", Specs.text(name)).spec().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox", "documented"})
  void specsOfTheDocs_readWithoutAComplaint(String name) {
    assertEquals("", Specs.complaints(Specs.text(name)));
    assertTrue(SpecReader.read("module.yaml", Specs.text(name)).spec().isPresent());
  }

  @Test
  void module_isReadWithItsLines() {
    ModuleSpec spec = read("refund-policy");
    assertEquals("module.yaml", spec.file());
    assertEquals(
        new Identity(
            "refund_policy",
            "RefundPolicy",
            "Decides whether a refund may be paid, and leaves an audit record of each decision.",
            ModuleKind.GOVERNANCE,
            "com.example.refunds"),
        spec.identity());
    assertEquals(List.of("2026-01-05T09:00:00Z"), spec.metadata().get("created_at"));
    assertEquals(
        List.of("created_at", "created_by", "layer", "domain", "governance_level"),
        List.copyOf(spec.metadata().keySet()));
    assertEquals(Optional.of(new MavenSpec("com.example", "refund-policy", "1.0.0")), spec.maven());
    assertEquals(
        List.of("refund-rules.md"),
        spec.repo().reads().stream().map(ModuleSpec.FileName::path).toList());
    assertEquals(20, spec.repo().allowedNewFiles().get(1).line());
    assertEquals(Assumptions.NONE, spec.assumptions());
    assertEquals("governance.audited", spec.acceptance().get(3).contract());
  }

  @Test
  void types_areReadWithTheirConstraints() {
    ModuleSpec spec = read("refund-policy");
    RecordSpec request = (RecordSpec) spec.types().get(0);
    assertEquals(33, request.line());
    assertEquals(
        new FieldSpec(
            "amountCents",
            TypeRef.of("long"),
            "what is asked for",
            new Constraints(
                false,
                false,
                false,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(BigDecimal.ONE),
                Optional.of(new BigDecimal("10000000")),
                Optional.empty()),
            Optional.empty(),
            38),
        request.fields().get(2));
    assertEquals(Optional.of("[A-Z]{2}"), request.fields().get(3).constraints().pattern());
    assertEquals(Optional.of("DE"), request.fields().get(3).example());
    assertEquals(
        new EnumSpec("Effect", "What a rule has happen.", List.of("ALLOW", "REVIEW", "DENY"), 41),
        spec.types().get(1));
    RecordSpec rule = (RecordSpec) spec.types().get(4);
    assertEquals("List<RefundCondition>", rule.fields().get(2).type().toString());
  }

  @Test
  void operation_isReadWithItsLoop() {
    ModuleSpec spec = read("ticket-runner");
    OperationSpec run = spec.operations().get(0);
    assertEquals(TypeRef.of("TicketTask"), run.input());
    assertEquals(List.of("bounded-loop", "deduplication"), run.patterns());
    assertEquals(Optional.of("taskId"), run.threadKey());
    assertEquals(
        Optional.of(new Idempotency("taskId", Duration.ofMinutes(10), 1000, 80)),
        run.idempotency());
    assertEquals(
        new Behaviour.Loop(
            "TicketContext",
            new MethodRef("StepPlanner", "next", 83),
            new MethodRef("ToolRegistry", "dispatch", 84),
            Optional.of("approvedTools"),
            8,
            "COMPLETED",
            "LIMIT_REACHED",
            Optional.of("ToolNotApproved"),
            "ToolMismatch",
            82),
        run.behaviour());
    assertEquals(
        new DependencySpec("com.example.tools.ToolBinding", 38), spec.dependencies().get(0));
    assertEquals(Optional.of("tool_name"), spec.assumptions().toolIdentity());
  }

  @Test
  void errors_areReadWithTheirMethods() {
    List<ErrorSpec> errors = read("webhook-inbox").errorPolicy().errors();
    assertEquals(Optional.of(new MethodRef("EventSink", "accept", 86)), errors.get(0).when());
    assertEquals(Reaction.RESPOND, errors.get(0).policy());
    assertEquals(Reaction.FAIL_CLOSED, errors.get(1).policy());
  }

  @Test
  void typeWithItsPackage_isTheDependencyOfThatName() {
    String text =
        Specs.text("ticket-runner")
            .replace("List<ToolBinding>", "List<com.example.tools.ToolBinding>")
            .replace("dispatch: ToolRegistry.d", "dispatch: com.example.tools.ToolRegistry.d");
    ModuleSpec spec = SpecReader.read("module.yaml", text).spec().orElseThrow();
    RecordSpec task = (RecordSpec) spec.types().get(0);
    assertEquals("List<ToolBinding>", task.fields().get(3).type().toString());
    Behaviour.Loop loop = (Behaviour.Loop) spec.operations().get(0).behaviour();
    assertEquals("ToolRegistry.dispatch", loop.dispatch().toString());
  }

  /** The tools may be the module's own, and a port may call them. */
  @Test
  void toolsOfTheModule_areNamedByAnId() {
    String tool = "    - {record: %s, doc: A tool., fields: [{name: %s, type: String}%s]}\n";
    String correlated = ", {name: correlationId, type: String}";
    String own =
        tool.formatted("ToolBinding", "toolId", "")
            + tool.formatted("ToolCallRequest", "toolId", correlated)
            + tool.formatted("ToolCallResult", "%s", correlated)
            + "    - record: TicketTask\n";
    String port =
        "      - {port: ToolRegistry, doc: Tools., methods: [{name: dispatch, input: ToolCallRequest,"
            + " output: ToolCallResult, doc: calls one}]}\n      - port: StepPlanner\n";
    String text =
        Specs.text("ticket-runner")
            .replaceFirst("(?s)  dependencies:\n.*?\n\n", "")
            .replace("    - record: TicketTask\n", own)
            .replace("      - port: StepPlanner\n", port);
    assertEquals("", Specs.complaints(text.formatted("toolId")));
    assertEquals(
        "40: INVENTION_REQUIRED: ToolCallResult, the result of a tool, has no field 'toolId'; fix: add"
            + " '{name: toolId, type: String}' to its fields",
        Specs.complaints(text.formatted("name")));
  }

  @Test
  void recordThatMayEnd_mayHoldOthersOfItself() {
    String text = Specs.text("documented");
    for (String type : List.of("OrderReceipt, nullable: true", "\"List<OrderReceipt>\"")) {
      assertEquals("", Specs.complaints(text.replace("type: UUID", "type: " + type)));
    }
  }

  @Test
  void textOnSeveralLines_isOneLine() {
    String text =
        Specs.text("documented")
            .replace("purpose: Takes orders,", "purpose: >\n    Takes\n    orders,");
    ModuleSpec spec = SpecReader.read("module.yaml", text).spec().orElseThrow();
    assertEquals("Takes orders, and hands them to where they are kept.", spec.identity().purpose());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``               | 1: SPEC_BLOCKER: the spec is empty; fix: write one with l9 generate --init
          - a              | 1: SPEC_BLOCKER: the file has to be a mapping, and is a list; fix: begin it with 'module:'
          module           | 1: SPEC_BLOCKER: the file has to be a mapping, and is 'module'; fix: begin it with 'module:'
          {}               | 1: SPEC_BLOCKER: missing required key module; fix: add 'module:' at the top
          module: [a]      | 1: SPEC_BLOCKER: module has to be a mapping, and is a list; fix: write a mapping of id, name, purpose, kind, package, metadata, repo, maven, assumes, dependencies, types, interfaces, error_policy, acceptance
          module:#\tid: a  | 2: SPEC_BLOCKER: this line is indented by a tab; YAML takes blanks only; fix: correct it; the rest is read after that
          module: {id: a   | 1: SPEC_BLOCKER: this is no YAML: expected ',' or '}', but got <stream end>, while parsing a flow mapping that begins on line 1; fix: correct it; the rest is read after that
          module: *a       | 1: SPEC_BLOCKER: this is no YAML: found undefined alias a; fix: correct it; the rest is read after that
          module: 1#---#b  | 2: SPEC_BLOCKER: this is no YAML: but found another document; fix: correct it; the rest is read after that
          """)
  void fileThatIsNoSpec_hasOneComplaint(String text, String complaint) {
    String written = text == null ? "" : text;
    assertEquals(complaint, Specs.complaints(written.replace('#', '\n')));
  }

  @Test
  void characterThatYamlDoesNotAllow_hasItsLine() {
    assertEquals(
        "2: SPEC_BLOCKER: here is a character that YAML doesn't allow: write it as an escape in"
            + " double quotes; fix: correct it; the rest is read after that",
        Specs.complaints("module:\n  id: \u0001\n"));
    assertEquals(
        "1: SPEC_BLOCKER: the spec is empty; fix: write one with l9 generate --init",
        Specs.complaints("# nothing\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "a: {", "- ", "? "})
  void specThatIsNestedTooDeeply_hasOneComplaint(String opening) {
    Reading reading = SpecReader.read("module.yaml", opening.repeat(100_000));
    assertEquals(1, reading.blockers().size());
    assertEquals(Optional.empty(), reading.spec());
  }

  @Test
  void aliasesOfAliases_endAtOnce() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertEquals(
        "1: SPEC_BLOCKER: more than 50 aliases of lists and mappings; fix: correct it; the rest is"
            + " read after that",
        Specs.complaints(bomb.toString()));
    assertTrue(
        Specs.complaints("module: &a {id: *a, types: [*a], name: *a}").contains("module.id"));
  }

  @Test
  void mistakeInWhatAnAliasRepeats_isSaidOnce() {
    String shared =
        Specs.text("documented")
            .replace("- {name: channel, type: Channel,", "- &c {name: channel, type: Chanel,")
            .replace("        - {name: receiptId, ", "        - *c\n        - {name: receiptId, ");
    assertEquals(
        "57: SPEC_BLOCKER: unknown type 'Chanel'; fix: write 'Channel'", Specs.complaints(shared));
  }

  @Test
  void file_isNamedAsItWasGiven(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "module: 1\n");
    assertEquals(file.toString(), SpecReader.read(file).blockers().get(0).file());
    Files.write(file, new byte[] {'a', ':', '\n', ' ', (byte) 0xFF});
    assertEquals(
        List.of(
            new Blocker(
                file.toString(),
                2,
                Kind.SPEC_BLOCKER,
                "the byte 0xFF is not UTF-8 here; save the file in UTF-8",
                "correct it")),
        SpecReader.read(file).blockers());
    Files.writeString(file, "\uFEFF" + Specs.text("documented").replace("\n", "\r\n"));
    assertEquals(List.of(), SpecReader.read(file).blockers());
  }

  @Test
  void fileThatCannotBeRead_hasOneComplaint(@TempDir Path folder) throws IOException {
    Path none = folder.resolve("none.yaml");
    assertEquals(
        none + ":1: SPEC_BLOCKER: the file doesn't exist; fix: write one with l9 generate --init",
        SpecReader.read(none).blockers().get(0).toString());
    assertEquals(1, SpecReader.read(folder).blockers().size());
    Path large = folder.resolve("large.yaml");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(8L << 30);
    }
    assertEquals(
        "the file is larger than 1 MB; it can hardly be a spec, and isn't read",
        SpecReader.read(large).blockers().get(0).issue());
  }

  @Test
  void documentedSpec_hasWhoBeganIt_whateverTheName() {
    String text = SpecText.documented(Instant.parse("2026-01-05T09:00:00.5Z"), "A \"b\" \\ c\n");
    ModuleSpec spec = SpecReader.read("module.yaml", text).spec().orElseThrow();
    assertEquals(List.of("A \"b\" \\ c"), spec.metadata().get("created_by"));
    assertEquals(List.of("2026-01-05T09:00:00Z"), spec.metadata().get("created_at"));
    String without = SpecText.documented(Instant.EPOCH, " ");
    assertEquals("", Specs.complaints(without));
    assertTrue(!without.contains("created_by"));
  }
}
