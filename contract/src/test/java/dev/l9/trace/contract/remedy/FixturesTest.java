package dev.l9.trace.contract.remedy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.inject.Injection;
import dev.l9.trace.contract.inject.MetadataSpec;
import dev.l9.trace.contract.inject.Planned;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.validate.RegistryUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule and each family of file types: a file that passes, one that fails with what is said of
 * it, and what comes of it when it is mended. The expected texts are files; {@code
 * -Dl9.write.expected=true} writes them anew, to be read before they are committed.
 */
class FixturesTest {

  private static final Path EXPECTED = Path.of("src/test/resources/dev/l9/trace/contract/fixtures");
  private static final boolean IS_WRITTEN = Boolean.getBoolean("l9.write.expected");

  /** Nobody says the governance level of files in kernel. */
  private static final String CONTRACT =
      """
      field_values:
        - files: ["*"]
          layer: foundation
          domain: orders
          type: service
          created_by: Codegen
        - files: [ok, presence, coverage, placeholder, unique, consistency, order, registry, run]
          governance_level: high
      """;

  @TempDir private static Path folder;

  private static GovernedFolder project;
  private static final Map<String, byte[]> PASSING = new TreeMap<>();
  private static final Map<String, String> FAILING = new TreeMap<>();
  private static final Map<String, String> MENDED = new TreeMap<>();
  private static final List<String> REGISTRY = new ArrayList<>();
  private static Verdict before;
  private static Remedy.Result mended;
  private static Verdict after;
  private static Verdict byHand;

  /** What can't be mended. */
  private static final Set<FixtureCase> BY_HAND =
      EnumSet.of(FixtureCase.GOVERNANCE, FixtureCase.EDITED_BLOCK);

  static List<FixtureFamily> families() {
    return FixtureFamily.ALL;
  }

  @BeforeAll
  static void everythingIsMended() throws Exception {
    project = GovernedFolder.in(folder, CONTRACT);
    List<String> ok = new ArrayList<>();
    for (FixtureFamily family : FixtureFamily.ALL) {
      project.write(family.path("ok"), family.code());
      ok.add(family.path("ok"));
    }
    Injection injection = new Injection(project.project(), MetadataSpec.NONE, GovernedFolder.NOW);
    for (Planned planned : injection.plan(ok).plan()) {
      assertEquals(List.of(), planned.failures(), planned.path());
      project.write(planned.path(), planned.after());
    }
    for (FixtureFamily family : FixtureFamily.ALL) {
      writePassing(family);
    }
    // The registry knows all files that were in order once.
    new RegistryUpdate(project.root, GovernedFolder.NOW).bringUpToDate(project.validate(), true);
    for (FixtureFamily family : FixtureFamily.ALL) {
      writeFailing(family);
    }
    String registry = project.read(Registry.FILE);
    project.write(
        Registry.FILE, registry.replaceAll("(/registry/.*\"layer\":\")foundation", "$1operations"));
    before = project.validate();
    mended = project.mend();
    after = project.validate();
    for (String path : FAILING.keySet()) {
      MENDED.put(path, project.read(path));
    }
    for (FixtureFamily family : FixtureFamily.ALL) {
      for (FixtureCase each : BY_HAND) {
        project.write(family.path(each.folder), each.passing(PASSING.get(family.name())));
      }
    }
    new RegistryUpdate(project.root, GovernedFolder.NOW).bringUpToDate(project.validate(), true);
    byHand = project.validate();
    REGISTRY.addAll(project.read(Registry.FILE).lines().toList());
  }

  private static void writePassing(FixtureFamily family) throws Exception {
    byte[] passing = Files.readAllBytes(project.root.resolve(family.path("ok")));
    PASSING.put(family.name(), passing);
    for (FixtureCase each : FixtureCase.values()) {
      if (each != FixtureCase.PRESENCE && each != FixtureCase.UNIQUE_ID) {
        project.write(family.path(each.folder), each.passing(passing));
      }
    }
    for (String letters : List.of("CONA", "CONB")) {
      String other = new String(passing, ISO_8859_1).replace("-ORDE-", "-" + letters + "-");
      String path = family.name() + "/consistency/" + letters + "-" + family.file();
      project.write(path, other.getBytes(ISO_8859_1));
    }
  }

  private static void writeFailing(FixtureFamily family) throws Exception {
    for (FixtureCase each : FixtureCase.values()) {
      byte[] failing = each.failing(family, PASSING.get(family.name()));
      project.write(family.path(each.folder), failing);
      FAILING.put(family.path(each.folder), new String(failing, ISO_8859_1));
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void files_areCheckedAndMended(FixtureFamily family) throws IOException {
    String text = text(family);
    Path expected = EXPECTED.resolve(family.name() + ".txt");
    if (IS_WRITTEN) {
      Files.createDirectories(EXPECTED);
      Files.writeString(expected, text);
    }
    assertEquals(Files.readString(expected), text);
  }

  private static String text(FixtureFamily family) throws IOException {
    StringBuilder out = new StringBuilder("=== passing: " + family.path("ok") + "\n");
    out.append(project.read(family.path("ok")));
    said(out, "said", before, family.path("ok"));
    for (FixtureCase each : FixtureCase.values()) {
      describe(out, family, each);
    }
    return out.toString();
  }

  private static void describe(StringBuilder out, FixtureFamily family, FixtureCase each)
      throws IOException {
    String path = family.path(each.folder);
    String passing = new String(each.passing(PASSING.get(family.name())), ISO_8859_1);
    String failing = FAILING.get(path);
    String rule = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
    out.append("\n=== ").append(rule).append(": ").append(path).append('\n');
    if (each == FixtureCase.PRESENCE) {
      out.append(failing);
    } else {
      out.append("- differs from the passing file in\n").append(LineDiff.of(passing, failing));
    }
    said(out, "said", before, path);
    String now = MENDED.getOrDefault(path, "");
    if (now.equals(failing)) {
      out.append("- not changed\n");
    } else {
      boolean isOfRun = each == FixtureCase.HELD_AGAINST_RUN;
      out.append("- mended, and differs from ").append(isOfRun ? "that" : "the passing file");
      out.append(" in\n").append(LineDiff.of(isOfRun ? failing : passing, now));
    }
    for (String reason : mended.left().getOrDefault(path, List.of())) {
      out.append("- left\n    [DORA-FAIL] " + path + " - " + reason + "\n");
    }
    said(out, "said then", after, path);
    if (BY_HAND.contains(each)) {
      said(out, "said when somebody has made the passing file of it", byHand, path);
    }
    if (each == FixtureCase.REGISTRY_CURRENT) {
      String entry = "{\"file\":\"" + path;
      REGISTRY.stream().filter(line -> line.startsWith(entry)).forEach(l -> out.append(l + "\n"));
    }
  }

  private static void said(StringBuilder out, String when, Verdict verdict, String path) {
    out.append("- ").append(when).append('\n');
    boolean isSaid = false;
    for (Violation violation : verdict.violations()) {
      if (violation.path().equals(path)
          || (violation.path().equals(Registry.FILE) && violation.symbol().equals(path))) {
        out.append("    ").append(GovernedFolder.line(violation)).append('\n');
        out.append("        ").append(violation.remedy()).append('\n');
        isSaid = true;
      }
    }
    if (!isSaid) {
      out.append("    (nothing)\n");
    }
  }
}
