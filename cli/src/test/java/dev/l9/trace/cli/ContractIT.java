package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.cli.GitProject.Output;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.testkit.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with real git, whose hook runs {@code bin/l9}. */
class ContractIT {

  private static final String CONTRACT =
      """
      field_values:
        - {files: ["*"], layer: operations, domain: shop, type: utility, governance_level: medium}
      """;

  private static final String BLOCK = "L9 DORA BLOCK";

  @TempDir private Path folder;
  private GitProject project;

  @BeforeEach
  void create() throws Exception {
    project = GitProject.create(folder.resolve("project"));
    project.write(Contract.FILE, CONTRACT);
    project.write(".gitignore", "logs/\n");
    commitAll("contract");
  }

  private void commitAll(String message) throws Exception {
    project.git("add", "-A");
    project.git("commit", "-q", "--no-verify", "-m", message);
  }

  private void l9(int code, String... words) {
    Output output = l9(words);
    assertEquals(code, output.code(), output.text());
  }

  /** On the whole project. */
  private Output l9(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(project.top.toString());
    return project.l9(all.toArray(new String[0]));
  }

  private void installHook() {
    l9(0, "contract", "install");
  }

  private Output commit() throws Exception {
    return project.tryGit("commit", "-q", "-m", "work");
  }

  private void assertRefused(String violation) throws Exception {
    Output commit = commit();
    assertNotEquals(0, commit.code());
    assertTrue(commit.text().contains(violation), commit.text());
    assertTrue(commit.text().contains("has stopped this commit. Mend the files (l9 fix)"));
  }

  private void assertCommitted() throws Exception {
    assertEquals(new Output(0, ""), commit());
  }

  private static String java(String name) {
    return "/** Is " + name + ". */\nclass " + name + " {}\n";
  }

  @Test
  void registry_hasToBeStaged_onceGitKnowsIt() throws Exception {
    installHook();
    project.write("src/A.java", java("A"));
    l9(0, "fix");
    project.git("add", "src");
    assertCommitted();
    commitAll("registry");
    project.write("src/B.java", java("B"));
    l9(0, "fix");
    project.git("add", "src");
    assertRefused(
        """
        .l9-dora-registry.json:1:1: error [registry-current] src/B.java: the registry has no entry \
        of it
            run `l9 fix`, which brings the registry up to date
        1 file, 1 error, 0 warnings
        next: l9 fix src/B.java
        """);
    project.git("add", Registry.FILE);
    assertCommitted();
    project.assertClean();
  }

  @Test
  void halfOfAFile_isJudged_andNotTheFileOfTheFolder() throws Exception {
    String code = "/** Is A. */\nclass A {\n" + "  // line\n".repeat(20) + "}\n";
    project.write("A.java", code);
    l9(0, "fix");
    commitAll("A");
    installHook();
    String good = project.read("A.java");
    project.write("A.java", good.replace("class A {", "class A { // mended"));
    String half = project.git("diff");
    String bad = project.read("A.java").replace("\"active\"", "\"TODO\"");
    project.write("A.java", bad);
    String all = project.git("diff");
    assertEquals(0, project.tryGitWith(half, "apply", "--cached").code());
    assertCommitted();
    assertTrue(project.git("diff").contains("TODO"));
    project.write("A.java", project.git("show", "HEAD:A.java"));
    project.git("reset", "-q", "--hard", "HEAD~1");
    assertEquals(0, project.tryGitWith(all, "apply", "--cached").code());
    assertFalse(project.read("A.java").contains("TODO"));
    assertRefused("[no-placeholder] DORA field status has placeholder/empty value: TODO\n");
  }

  @Test
  void filesWhoseBlocksGitLeavesOut_pass_hereAndInAClone() throws Exception {
    project.withFilterHere().install();
    installHook();
    project.write("A.java", java("A"));
    l9(0, "fix");
    project.git("add", "-A");
    assertFalse(project.git("show", ":A.java").contains(BLOCK));
    assertCommitted();
    project.git("clone", "-q", ".", folder.resolve("clone").toString());
    GitProject clone = project.at(folder.resolve("clone"));
    assertFalse(clone.read("A.java").contains(BLOCK));
    assertEquals(
        new Output(
            0,
            "1 file, 0 errors, 0 warnings\n"
                + "l9: no file has a run-time DORA block, so that none is demanded\n"),
        clone.l9("validate", clone.top.toString()));
    project.write("A.java", clone.read("A.java")); // As git writes what others have changed.
    assertEquals(new Output(0, "1 file, 0 errors, 0 warnings\n"), l9("validate"));
  }

  @Test
  void oneFileOfTwoWithoutABlock_isAViolation() throws Exception {
    project.write("A.java", java("A"));
    project.write("B.java", java("B"));
    l9(0, "fix");
    String whole = project.read("B.java");
    int rule = whole.lastIndexOf("\n// ====", whole.indexOf(BLOCK));
    project.write("B.java", whole.substring(0, rule));
    Output output = l9("validate");
    assertEquals(1, output.code());
    assertTrue(output.text().contains("B.java:1:1: error [presence] the file has no run-time"));
  }

  @Test
  void fixCommit_makesACommitForEachFile_andLeavesOtherWorkAlone() throws Exception {
    project.write("A.java", java("A"));
    l9(0, "fix");
    for (String name : List.of("[b].java", "C.java", "mine.java")) {
      project.write(name, java(name.replaceAll("\\W|java", "")));
    }
    project.write("notes.txt", "one\n");
    commitAll("before");
    installHook();
    project.write("mine.java", java("Mine") + "// half done\n");
    project.write("notes.txt", "one\ntwo\n");
    project.git("add", "notes.txt");
    project.write("notes.txt", "one\ntwo\nthree\n");
    Output output = l9("fix", "--commit");
    assertEquals(0, output.code(), output.text());
    assertTrue(
        output.text().contains("l9: mine.java is mended and not committed: it had changes of its"),
        output.text());
    assertEquals(
        """
        fix(dora): remediate C.java

        .l9-dora-registry.json
        C.java
        fix(dora): remediate [b].java

        [b].java
        """,
        project.git("log", "--reverse", "--format=%s", "--name-only", "HEAD~2.."));
    assertEquals("notes.txt\n", project.git("diff", "--cached", "--name-only"));
    assertEquals("mine.java\nnotes.txt\n", project.git("diff", "--name-only"));
    assertTrue(project.read("mine.java").contains("// half done\n"));
    assertEquals("one\ntwo\n", project.git("show", ":notes.txt"));
  }

  @Test
  void commitThatGitRefuses_isLeft_andTheFileMended() throws Exception {
    project.write("A.java", java("A"));
    commitAll("A");
    Path hook = project.top.resolve(".git/hooks/pre-commit");
    Files.writeString(hook, "#!/bin/sh\necho not today\nexit 1\n");
    assertTrue(hook.toFile().setExecutable(true));
    Output output = l9("fix", "--commit");
    assertEquals(1, output.code());
    assertTrue(
        output
            .text()
            .contains(
                "[DORA-FAIL] A.java - It is mended, and git refused the commit. Git said: not"
                    + " today\n"),
        output.text());
    assertTrue(project.read("A.java").contains(BLOCK));
  }

  @Test
  void patch_isWhatFixDoes_whateverTheBytes_alsoBelowTheTop() throws Exception {
    Path shop = Files.createDirectory(project.top.resolve("shop"));
    project.write("shop/" + Contract.FILE, CONTRACT);
    Map<String, byte[]> files =
        Map.of(
            "crlf/A.java", java("A").replace("\n", "\r\n").getBytes(UTF_8),
            "B.java", "/** Is B. */\nclass B {}".getBytes(UTF_8),
            "C.java", "/** Is C. */\n// \u00fc\nclass C {}\n".getBytes(ISO_8859_1),
            "ü ß.md", "# Title\n\nIt says much.\n".getBytes(UTF_8),
            "run.sh", "#!/bin/sh\n# Runs all.\necho hi\n".getBytes(UTF_8));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = shop.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    assertTrue(shop.resolve("run.sh").toFile().setExecutable(true));
    commitAll("files");
    String fix = "'" + GitProject.L9 + "' fix --diff";
    assertEquals("", shell("cd shop; " + fix + " | git apply --whitespace=nowarn"));
    assertEquals(
        new Output(0, "5 files, 0 errors, 0 warnings\n"), project.l9("validate", shop.toString()));
    assertTrue(Files.isExecutable(shop.resolve("run.sh")));
    Map<String, byte[]> patched = new TreeMap<>();
    for (String name : files.keySet()) {
      patched.put(name, Files.readAllBytes(shop.resolve(name)));
    }
    project.git("checkout", "-q", ".");
    Files.delete(shop.resolve(Registry.FILE));
    assertEquals(0, project.l9("fix", shop.toString()).code());
    for (String name : files.keySet()) {
      assertArrayEquals(Files.readAllBytes(shop.resolve(name)), patched.get(name), name);
    }
  }

  private String shell(String script, String... variables) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(project.top.toFile())
            .redirectErrorStream(true);
    project.isolate(builder);
    builder.environment().remove("CI");
    for (int i = 0; i < variables.length; i += 2) {
      builder.environment().put(variables[i], variables[i + 1]);
    }
    ProgramRun run = ProgramRun.of(builder);
    return run.out() + run.err();
  }

  @Test
  void baseline_hidesWhatWasAccepted_andShrinksOutsideOfCi() throws Exception {
    project.write("a/A.java", java("A"));
    project.write("b/B.java", java("B"));
    String l9 = "'" + GitProject.L9 + "' ";
    String baseline = ".l9-dora-baseline.json";
    assertEquals(
        "2 violations accepted in .l9-dora-baseline.json; commit it\n",
        shell(l9 + "validate --accept"));
    assertEquals(
        new Output(
            0,
            """
            0 files mended
            l9: what the baseline accepts stays as it is; name files or folders to have them mended
            """),
        l9("fix"));
    assertEquals(0, project.l9("fix", project.top.resolve("a").toString()).code());
    project.write("c/C.java", java("C"));
    String before = project.read(baseline);
    String inCi = shell(l9 + "validate", "CI", "true");
    assertTrue(inCi.contains("c/C.java:1:1: error [presence]"), inCi);
    assertTrue(inCi.contains("3 files, 1 error, 0 warnings, 1 in the baseline\n"), inCi);
    assertEquals(before, project.read(baseline));
    shell(l9 + "validate");
    assertFalse(project.read(baseline).contains("a/A.java"), project.read(baseline));
    assertTrue(project.read(baseline).contains("b/B.java"), project.read(baseline));
  }

  /** What the page shows is what happens, but for times, hashes and where the project is. */
  @Test
  void page_isWhatHappens() throws Exception {
    Files.delete(project.top.resolve(Contract.FILE));
    Files.delete(project.top.resolve(".gitignore"));
    project.git("config", "user.name", "Checkout team");
    project.write("docs/guide.md", "# Guide\n\nHow to order.\n");
    project.write("orders/Basket.java", "class Basket {}\n");
    project.write(
        "orders/Orders.java",
        "import java.util.List;\n\n/** Takes orders. */\nclass Orders {\n  List<String> open;\n}\n");
    commitAll("project");
    String page = Files.readString(Path.of("../docs/contract.md"));
    for (MatchResult fence : FENCE.matcher(page).results().toList()) {
      switch (fence.group(1)) {
        case "" -> assertEquals(plain(fence.group(2)), transcript(fence.group(2)));
        case "yaml" -> fieldValues(fence.group(2));
        case "java" -> header(fence.group(2));
        default -> throw new IllegalStateException(fence.group());
      }
    }
  }

  private static final Pattern FENCE = Pattern.compile("(?s)\n```(\\w*)\n(.*?\n)```\n");

  private void fieldValues(String yaml) throws Exception {
    String contract = project.read(Contract.FILE);
    int guess = contract.indexOf("# field_values:");
    String rest = contract.substring(contract.indexOf("\nvalidation_rules:"));
    project.write(Contract.FILE, contract.substring(0, guess) + yaml + rest);
  }

  private void header(String java) throws Exception {
    if (java.contains("DORA PROTOCOL")) {
      assertTrue(plain(project.read("orders/Orders.java")).startsWith(java));
    }
  }

  private String transcript(String page) throws Exception {
    StringBuilder text = new StringBuilder();
    for (String line : page.lines().filter(line -> line.startsWith("$ ")).toList()) {
      text.append(line).append('\n').append(plain(run(line.substring(2))));
      if (line.contains("install")) {
        project.write("orders/Refunds.java", "/** Gives money back. */\nclass Refunds {}\n");
      }
    }
    return text.toString();
  }

  private String run(String command) throws Exception {
    if (!command.startsWith("l9 ") || command.contains("--accept")) {
      return shell("PATH='" + GitProject.L9.getParent() + "':$PATH; " + command);
    }
    return l9(command.substring("l9 ".length()).replace("\"", "").split(" ")).text();
  }

  private String plain(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "2026-01-02T02:04:00Z")
        .replaceAll("[0-9a-f]{64}", "0c9f…")
        .replace("/home/me/shop/", "")
        .replace(project.top + "/", "");
  }
}
