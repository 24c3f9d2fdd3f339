package dev.l9.trace.generator.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader says which files a spec has to allow, and the plan which are made. */
class ModuleLayoutTest {

  @ParameterizedTest
  @CsvSource({
    "refund-policy, true, false",
    "refund-policy, false, false",
    "ticket-runner, true, true",
    "webhook-inbox, false, true"
  })
  void layout_isTheManifest(String example, boolean hasMaven, boolean hasIdempotency) {
    String text = Specs.text(example);
    if (!hasMaven) {
      text = text.replace("      - pom.xml\n", "").replaceFirst("(?m)^  maven:\n(    .*\n)+", "");
    }
    ModuleSpec spec = SpecReader.read("module.yaml", text).spec().orElseThrow();
    ModuleSpec.Identity identity = spec.identity();
    List<String> layout =
        ModuleLayout.files(identity.name(), identity.packageName(), hasMaven, hasIdempotency);
    assertEquals(sorted(layout.stream()), sorted(FileManifest.of(spec).paths().stream()));
    assertEquals(
        sorted(layout.stream()),
        sorted(spec.repo().allowedNewFiles().stream().map(ModuleSpec.FileName::path)));
  }

  private static List<String> sorted(Stream<String> paths) {
    return paths.sorted().toList();
  }
}
