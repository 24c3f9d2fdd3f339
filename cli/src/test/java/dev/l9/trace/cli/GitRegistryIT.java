package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.registry.Compliance;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Git with the contract's registry, which branches change in neighbouring lines. */
class GitRegistryIT {

  @TempDir private Path folder;
  private GitProject project;

  @BeforeEach
  void create() throws Exception {
    project = GitProject.create(folder.resolve("project")).withFilterHere();
  }

  /** Commits a registry; entries are {@code file=id}. */
  private void commit(String message, String... entries) throws Exception {
    List<RegistryEntry> all =
        Arrays.stream(entries)
            .map(entry -> entry.split("=", 2))
            .map(e -> new FileFacts(e[0], e[1], "foundation", "low", "active"))
            .map(facts -> RegistryEntry.of(facts, Compliance.COMPLIANT, Instant.EPOCH))
            .toList();
    Registry.of(all).write(project.top);
    project.git("add", "-A");
    project.git("commit", "-q", "-m", message);
  }

  private void branches(String[] base, String[] ours, String[] theirs) throws Exception {
    commit("base", base);
    project.git("checkout", "-q", "-b", "theirs");
    commit("theirs", theirs);
    project.git("checkout", "-q", "main");
    commit("ours", ours);
  }

  private String ids() throws Exception {
    return project
        .read(Registry.FILE)
        .replaceAll("(?m)\"file\":|,\"layer\".*|\"component_id\":", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--commit-blocks"})
  void neighbouringEntries_areMerged_whateverIsDoneWithBlocks(String option) throws Exception {
    project.install(option.isEmpty() ? new String[0] : new String[] {option});
    branches(new String[] {"b=B"}, new String[] {"a=A", "b=B", "c=C"}, new String[] {"b=B", "d=D"});
    project.git("merge", "-q", "-m", "merged", "theirs");
    assertEquals(
        "{\"version\":1,\"files\":[\n{\"a\",\"A\"\n{\"b\",\"B\"\n{\"c\",\"C\"\n{\"d\",\"D\"\n]}\n",
        ids());
    project.assertClean();
  }

  @Test
  void oneNewIdOfTwoFiles_stopsTheMerge_andSaysSo() throws Exception {
    project.install();
    branches(new String[] {"b=B"}, new String[] {"a=NEW", "b=B"}, new String[] {"b=B", "c=NEW"});
    GitProject.Output output = project.tryGit("merge", "theirs");
    assertEquals(1, output.code(), output.text());
    assertTrue(
        output.text().contains("l9: .l9-dora-registry.json: NEW is the id of a and of c"),
        output.text());
    assertEquals(3, Registry.read(project.top).entries().size());
  }

  @Test
  void versionThatIsNoRegistry_isMergedAsAText() throws Exception {
    project.install();
    commit("base", "b=B");
    project.git("checkout", "-q", "-b", "theirs");
    project.write(Registry.FILE, "theirs\n");
    project.git("commit", "-q", "-a", "-m", "theirs");
    project.git("checkout", "-q", "main");
    commit("ours", "a=A", "b=B");
    GitProject.Output output = project.tryGit("merge", "theirs");
    assertNotEquals(0, output.code());
    assertTrue(output.text().contains(Registry.FILE + ":1: it is damaged"), output.text());
    assertTrue(project.read(Registry.FILE).contains("\n=======\ntheirs\n>>>>>>> "));
  }

  @Test
  void uninstall_takesTheDriverAway() throws Exception {
    project.install();
    String attribute =
        project.git("check-attr", "merge", "--", Registry.FILE, "x/" + Registry.FILE);
    assertEquals(2, attribute.split(": merge: l9\n", -1).length - 1, attribute);
    project.l9("git", "uninstall", project.top.toString());
    assertEquals(
        Registry.FILE + ": merge: unspecified\n",
        project.git("check-attr", "merge", "--", Registry.FILE));
    assertEquals(1, project.tryGit("config", "--get-regexp", "merge.l9").code());
  }
}
