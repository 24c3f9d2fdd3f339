package dev.l9.trace.contract.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class GateFileTest {

  private static final String WORKFLOW = ".github/workflows/dora-validation.yml";
  private static final String JOB = ".gitlab/dora-validation.yml";
  private static final String HOOKS = ".pre-commit-hooks.yaml";

  @TempDir Path folder;
  private Repository repository;

  @BeforeEach
  void repository() throws Exception {
    Path top = Files.createDirectories(folder.toRealPath().resolve("repository"));
    repository = new Repository(top, top.resolve(".git"), top.resolve(".git/hooks"));
  }

  private static GateOptions options(String jar, boolean sarif, Gate... gates) {
    Path l9 = Path.of("/bin/l9");
    return new GateOptions(Set.of(gates), List.of(l9.toString()), l9, jar, sarif);
  }

  private GateResult install(Gate gate) throws Exception {
    return install(gate, options(GateOptions.JAR, false, gate));
  }

  private GateResult install(Gate gate, GateOptions options) throws Exception {
    return Gates.file(gate, options).install(repository);
  }

  private GateResult uninstall(Gate gate) throws Exception {
    return Gates.file(gate, options(GateOptions.JAR, false, gate)).uninstall(repository);
  }

  private String read(String name) throws Exception {
    return Files.readString(repository.top().resolve(name));
  }

  private GateFileTest write(String name, String text) throws Exception {
    Path file = repository.top().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  private Object yaml(String name) throws Exception {
    return new Load(LoadSettings.builder().build()).loadFromString(read(name));
  }

  private static Object at(Object yaml, Object... keys) {
    Object found = yaml;
    for (Object key : keys) {
      found =
          found instanceof List<?> list
              ? list.get((Integer) key)
              : assertInstanceOf(Map.class, found).get(key);
    }
    return found;
  }

  @Test
  void workflow_callsL9() throws Exception {
    assertEquals(GateState.INSTALLED, install(Gate.GITHUB).state());
    Object yaml = yaml(WORKFLOW);
    assertEquals("${{ vars.L9 || 'tools/l9.jar' }}", at(yaml, "env", "L9"));
    assertEquals(Map.of("contents", "read"), at(yaml, "permissions"));
    Object steps = at(yaml, "jobs", "dora-block-validation", "steps");
    assertEquals(0, at(steps, 0, "with", "fetch-depth"));
    assertEquals("java -jar \"$L9\" validate --format github", at(steps, 3, "run"));
    assertEquals("java -jar \"$L9\" registry check", at(steps, 4, "run"));
    assertEquals("ci-reports/dora-validation.html", at(steps, 6, "with", "path"));
    assertEquals(7, ((List<?>) steps).size());
  }

  @Test
  void sarif_isUploadedIfAskedFor() throws Exception {
    install(Gate.GITHUB, options("lib/my l9.jar", true, Gate.GITHUB));
    Object yaml = yaml(WORKFLOW);
    assertEquals("${{ vars.L9 || 'lib/my l9.jar' }}", at(yaml, "env", "L9"));
    assertEquals(Map.of("contents", "read", "security-events", "write"), at(yaml, "permissions"));
    Object steps = at(yaml, "jobs", "dora-block-validation", "steps");
    assertEquals("github/codeql-action/upload-sarif@v4", at(steps, 8, "uses"));
    // What an earlier choice of options wrote is ours too.
    assertEquals(GateState.UPDATED, install(Gate.GITHUB).state());
  }

  @Test
  void job_isIncludedByHand() throws Exception {
    GateResult result = install(Gate.GITLAB);
    assertEquals(GateState.INSTALLED, result.state());
    assertEquals(".gitlab-ci.yml", result.addition().file());
    assertEquals(
        List.of("include:", "  - local: .gitlab/dora-validation.yml"), result.addition().lines());
    Object job = at(yaml(JOB), "dora-block-validation");
    assertEquals("tools/l9.jar", at(job, "variables", "L9"));
    assertEquals(0, at(job, "variables", "GIT_DEPTH"));
    assertEquals("java -jar \"$L9\" validate || failed=$?", at(job, "script", 2));
    assertEquals("exit $failed", at(job, "script", 7));
    assertEquals("ci-reports/dora-validation.xml", at(job, "artifacts", "reports", "junit"));
  }

  @Test
  void jobThatIsIncluded_staysUntilItIsNot() throws Exception {
    String settings = "include:\n  - local: '.gitlab/dora-validation.yml'\n";
    write(".gitlab-ci.yml", settings);
    assertEquals(List.of(), install(Gate.GITLAB).addition().lines());
    assertEquals(GateReason.INCLUDED, uninstall(Gate.GITLAB).reason());
    write(".gitlab-ci.yml", "# " + settings.replace("  -", "#  -"));
    assertEquals(GateState.REMOVED, uninstall(Gate.GITLAB).state());
    assertFalse(Files.exists(repository.top().resolve(".gitlab")));
  }

  @Test
  void hooksOfPreCommit_areWhatItsDocumentationSays() throws Exception {
    GateResult result = install(Gate.PRE_COMMIT);
    assertEquals(".pre-commit-config.yaml", result.addition().file());
    Object hook = at(yaml(HOOKS), 0);
    assertEquals("l9-validate", at(hook, "id"));
    assertEquals("system", at(hook, "language"));
    assertEquals("l9 validate --", at(hook, "entry"));
    write(".pre-commit-config.yaml", String.join("\n", result.addition().lines()));
    assertEquals("l9-validate", at(yaml(".pre-commit-config.yaml"), "repos", 0, "hooks", 0, "id"));
    assertEquals(List.of(), install(Gate.PRE_COMMIT).addition().lines());
  }

  @ParameterizedTest
  @EnumSource(
      value = Gate.class,
      names = {"PRE_COMMIT", "GITHUB", "GITLAB"})
  void file_comesAndGoes(Gate gate) throws Exception {
    Path file = install(gate).file();
    assertEquals(GateState.CURRENT, install(gate).state());
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n")); // As git may do.
    assertEquals(GateState.CURRENT, install(gate).state());
    assertEquals(GateState.REMOVED, uninstall(gate).state());
    assertEquals(GateState.ABSENT, uninstall(gate).state());
    try (var left = Files.list(repository.top())) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void changedFile_staysAsItIs() throws Exception {
    install(Gate.GITHUB);
    String changed = read(WORKFLOW).replace("ubuntu-latest", "ubuntu-24.04");
    write(WORKFLOW, changed);
    assertEquals(GateReason.CHANGED, install(Gate.GITHUB).reason());
    assertEquals(GateReason.CHANGED, uninstall(Gate.GITHUB).reason());
    assertEquals(changed, read(WORKFLOW));
  }

  @Test
  void fileOfOthers_staysAsItIs() throws Exception {
    write(WORKFLOW, "name: \u00e9\n").write(".github/other", "");
    assertEquals(GateReason.FOREIGN, install(Gate.GITHUB).reason());
    assertEquals(GateState.ABSENT, uninstall(Gate.GITHUB).state());
    assertEquals("name: \u00e9\n", read(WORKFLOW));
    Files.delete(repository.top().resolve(WORKFLOW));
    assertEquals(GateState.INSTALLED, install(Gate.GITHUB).state());
    assertEquals(GateState.REMOVED, uninstall(Gate.GITHUB).state());
    assertTrue(Files.exists(repository.top().resolve(".github/other")));
    assertFalse(Files.exists(repository.top().resolve(".github/workflows")));
  }

  @Test
  void link_isNotFollowedOut() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(repository.top().resolve(".github"), outside);
    Files.createSymbolicLink(repository.top().resolve(HOOKS), outside.resolve("missing"));
    assertEquals(GateReason.OUTSIDE, install(Gate.GITHUB).reason());
    assertEquals(GateReason.FOREIGN, install(Gate.PRE_COMMIT).reason());
    assertEquals(GateState.ABSENT, uninstall(Gate.GITHUB).state());
    try (var files = Files.list(outside)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void gateThatFails_keepsNoneFromTheOthers() throws Exception {
    GateProject project = GateProject.create(folder);
    project.write(".github", "a file in place of the folder");
    List<GateResult> results =
        Gates.install(project.top, project.options(Gate.GITLAB, Gate.GITHUB, Gate.GIT_HOOK));
    assertEquals(
        List.of(Gate.GIT_HOOK, Gate.GITHUB, Gate.GITLAB),
        results.stream().map(GateResult::gate).toList());
    assertEquals(
        List.of(GateState.INSTALLED, GateState.REFUSED, GateState.INSTALLED),
        results.stream().map(GateResult::state).toList());
    assertEquals(GateReason.FAILED, results.get(1).reason());
    assertEquals(
        List.of(GateState.REMOVED, GateState.ABSENT, GateState.ABSENT, GateState.REMOVED),
        Gates.uninstall(project.top, Set.of(Gate.values())).stream()
            .map(GateResult::state)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "-a", "a'b", "${{ x }}", "a\nb", "a\"b", "$(a)", "a:b"})
  void pathOfJarThatIsNoPlainPath_isRefused(String jar) {
    assertThrows(IllegalArgumentException.class, () -> options(jar, false, Gate.GITHUB));
  }
}
