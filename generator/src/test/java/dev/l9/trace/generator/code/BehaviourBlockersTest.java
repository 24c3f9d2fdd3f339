package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the behaviours of operations find, that can't be known before the repository is read. */
class BehaviourBlockersTest {

  @TempDir private Path folder;

  private static List<String> said(ModuleSpec spec, Extractions extractions) {
    return CodeGenerator.generate(spec, extractions).blockers().stream()
        .map(BehaviourBlockersTest::said)
        .toList();
  }

  private static String said(Blocker blocker) {
    return blocker.line()
        + ": "
        + blocker.kind()
        + ": "
        + blocker.issue()
        + "; fix: "
        + blocker.fix();
  }

  /** The example with a text replaced. */
  private ModuleSpec changed(String example, String text, String instead) throws IOException {
    String before = Files.readString(Path.of("../docs/generator", example, "module.yaml"));
    assertTrue(before.contains(text), text);
    Path file = folder.resolve("module.yaml");
    Files.writeString(file, before.replace(text, instead));
    return Examples.spec(file);
  }

  /** What the repository of the runner says, with another type of the same name. */
  private static Extractions with(ExtractedType other) {
    List<ExtractedType> types = new ArrayList<>(Examples.TOOLS.types());
    types.replaceAll(type -> type.simpleName().equals(other.simpleName()) ? other : type);
    return new Extractions(
        types, Examples.TOOLS.toolIdentity(), Examples.TOOLS.idempotency(), List.of());
  }

  @Test
  void toolsWithoutAnIdentity_areUnclear() {
    Extractions none =
        new Extractions(
            Examples.TOOLS.types(), Optional.empty(), Examples.TOOLS.idempotency(), List.of());
    assertEquals(
        List.of(
            "82: CONTRACT_UNCLEAR: the repository doesn't say by which field tools are named;"
                + " fix: name the types of tools, calls and results in dependencies"),
        said(Examples.spec("ticket-runner"), none));
  }

  @Test
  void resultWithoutTheIdentity_isWrong() {
    ExtractedType result = Examples.record("ToolCallResult", Examples.text("toolName"));
    assertEquals(
        List.of(
            "82: SPEC_BLOCKER: com.example.tools.ToolCallResult has no component toolId;"
                + " fix: add it to com.example.tools.ToolCallResult"),
        said(Examples.spec("ticket-runner"), with(result)));
  }

  @Test
  void toolWithoutTheIdentity_isWrong() {
    ExtractedType binding = Examples.record("ToolBinding", Examples.text("name"));
    assertEquals(
        List.of(
            "82: SPEC_BLOCKER: ToolBinding has no component toolId; fix: add it to ToolBinding"),
        said(Examples.spec("ticket-runner"), with(binding)));
  }

  @Test
  void errorOfTheSecret_cannotBeAnswered() throws IOException {
    assertEquals(
        List.of(
            "87: SPEC_BLOCKER: nothing can be answered for SecretUnavailable, since it ends"
                + " receive; fix: say policy: fail_closed"),
        said(
            changed(
                "webhook-inbox",
                "SecretSource.secret, policy: fail_closed",
                "SecretSource.secret, policy: respond"),
            Examples.TOOLS));
  }
}
