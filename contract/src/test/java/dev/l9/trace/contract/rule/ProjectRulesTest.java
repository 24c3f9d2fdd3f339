package dev.l9.trace.contract.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.block.SealedBlock;
import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.inject.Injection;
import dev.l9.trace.contract.inject.MetadataSpec;
import dev.l9.trace.contract.inject.Planned;
import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.spec.DefaultContract;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that compare files with one another, with their runs, and with what they allow. */
class ProjectRulesTest {

  @TempDir private Path folder;

  private GovernedFolder project;

  @BeforeEach
  void project() throws IOException {
    // Nobody asks for a registry here.
    project =
        GovernedFolder.in(
            folder,
            GovernedFolder.CONTRACT + "validation_rules:\n  severity: {registry-current: off}\n");
  }

  /** Writes files as they are with their blocks. */
  private void write(String... files) throws IOException {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < files.length; i += 2) {
      project.write(files[i], files[i + 1]);
      paths.add(files[i]);
    }
    Injection injection = new Injection(project.project(), MetadataSpec.NONE, GovernedFolder.NOW);
    for (Planned planned : injection.plan(paths).plan()) {
      assertEquals(List.of(), planned.failures(), planned.path());
      project.write(planned.path(), planned.after());
    }
  }

  /** Has a file run, calling another one. */
  private void run(String path, String method, String layer, long errors, String calls)
      throws Exception {
    byte[] file = java.nio.file.Files.readAllBytes(project.root.resolve(path));
    BlockFormat format = BlockFormats.of(path).orElseThrow();
    String name = path.substring(path.lastIndexOf('/') + 1);
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    nodes.add(new Node(method, name, layer, 3, errors, 0.4, 1.2));
    if (!calls.isEmpty()) {
      nodes.add(new Node(calls, "Other.java", "system", 3, 0, 0.2, 0.5));
      edges.add(new Edge(method, calls, 3));
    }
    DoraTraceBlock block =
        new DoraTraceBlock(
            "sys_1_a",
            "t",
            "2026-01-02T02:03:00Z",
            List.of(),
            new Graph(nodes, edges),
            Map.of(),
            Map.of("result", new CapturedValue.Text("l9-allow presence: captured")),
            new Metrics("0.44", List.of(), "1.0", 0.4));
    String hash = ContentHash.of(format.withoutBlock(file));
    project.write(path, format.withBlock(file, SealedBlock.of(block, hash), BlockStyle.COMPACT));
  }

  @Test
  void activeFile_thatNeverRan_isSaid_whereOthersRan() throws Exception {
    write(
        "a/Ran.java", "package a;\nclass Ran {}\n",
        "a/Beside.java", "package a;\nclass Beside {}\n",
        "a/package-info.java", "package a;\n",
        "b/Marked.java", "package b;\nclass Marked { @L9Traced void m() {} }\n",
        "b/Plain.java", "package b;\nclass Plain {}\n",
        "b/module-info.java", "module b {}\n",
        "b/rules.yaml", "a: 1\n");
    assertEquals(List.of(), project.said()); // Nothing has run: nobody uses the agent.
    run("a/Ran.java", "Ran.m", "system", 0, "");
    String said =
        ": warning [held-against-run] the header says active, and nothing of the file has run,"
            + " though other files have";
    assertEquals(List.of("a/Beside.java:24:1" + said, "b/Marked.java:24:1" + said), project.said());
    project.write(
        "a/Beside.java", project.read("a/Beside.java").replace("\"active\"", "\"experimental\""));
    assertEquals(List.of("b/Marked.java:24:1" + said), project.said());
    assertEquals(List.of(), project.said("b/Marked.java")); // Nothing of what is checked has run.
  }

  @Test
  void claims_areHeldAgainstTheRun() throws Exception {
    write("A.java", "class A {}\n", "B.java", "class B {}\n", "C.java", "class C {}\n");
    run("A.java", "A.m", "learning", 3, "Other.call");
    run("B.java", "B.m", "system", 1, "");
    run("C.java", "C.m", "system", 0, "");
    project.write("C.java", project.read("C.java").replace("class C {}", "class C { }"));
    assertEquals(
        List.of(
            "A.java:5:28: warning [held-against-run] the header says layer 'foundation', and A.m ran"
                + " as learning, which is of 'learning'",
            "A.java:5:84: warning [held-against-run] the header says active, and each of the 3"
                + " executions failed",
            "A.java:6:103: warning [held-against-run] A.m called Other.call in Other.java, and"
                + " dependencies don't name Other",
            "C.java:23:1: warning [held-against-run] the run-time block is of other code than the"
                + " file has now"),
        project.said());
  }

  @Test
  void consistency_isSaid_whereTheContractDoesntHelp() throws Exception {
    write("a/A.py", "import os\n", "a/B.py", "import re\n");
    project.write("a/B.py", project.read("a/B.py").replace("\"orders\"", "\"bills\""));
    assertEquals(
        List.of(
            "a/A.py:7:46: error [consistency] DORA inconsistency: domain is 'orders', and another"
                + " file in a has 'bills'"),
        project.said());
    assertEquals(project.said(), project.said("a/A.py"));
  }

  @Test
  void suppression_holdsForWhatItNames_andNothingElse() throws Exception {
    write("A.java", "class A {}\n");
    run("A.java", "A.m", "system", 0, "");
    String file = project.read("A.java");
    assertTrue(file.contains("l9-allow presence: captured"));
    String bad = file.replace("\"foundation\"", "\"basement\"").replace("\"service\"", "\"x\"");
    int end = bad.indexOf("class A");
    project.write(
        "A.java",
        bad.substring(0, end)
            + "// l9-allow field-coverage/layer: the basement is ours -->\n"
            + "// l9-allow field-coverage/type:\n"
            + "// l9-allow presence: there is a header   */\n"
            + "// l9-allow nonsense: really\n"
            + bad.substring(end));
    Verdict verdict = project.validate();
    assertEquals(
        List.of(
            "A.java:5:65: error [field-coverage] DORA field type has the value 'x', which is not one"
                + " of service, collector, tracker, engine, utility, adapter",
            "A.java:27:1: warning [held-against-run] the run-time block is of other code than the"
                + " file has now"),
        GovernedFolder.lines(verdict));
    assertEquals("the basement is ours", verdict.suppressed().get(0).reason());
    assertEquals(1, verdict.suppressed().size());
    assertEquals(
        List.of(
            "A.java:13: l9-allow gives no reason, so that it suppresses nothing",
            "A.java:14: l9-allow suppresses nothing, and can go",
            "A.java:15: l9-allow names no rule; `l9 contract explain` lists them"),
        verdict.notes());
  }

  @Test
  void manyFilesWithOneId_areComparedInOnePass() {
    List<GovernedFile> files = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String path = String.format("d/%06d.py", i);
      GovernedFile.Identity says =
          new GovernedFile.Identity("ID", i % 2 == 0 ? "a" : "b", "d" + i, "low", "active");
      files.add(
          new GovernedFile(
              path, says, GovernedFile.Places.NONE, Running.NOT, List.of(), List.of()));
    }
    Map<String, Findings> found =
        new ProjectRules(DefaultContract.CONTRACT, Registry.EMPTY).check(files);
    assertEquals(
        19_999 + 10_000 + 19_999,
        found.values().stream().mapToInt(f -> f.violations().size()).sum());
  }

  @Test
  void linesThatSuppress_inGreatNumber_areReadOnce() {
    String line = "// l9-allow field-coverage/layer: r" + " ".repeat(100_000) + "x\n";
    List<Suppression> found = Suppression.in(line.repeat(20));
    assertEquals(20, found.size());
  }

  @Test
  void fileThatCantBeRead_isAViolation_andNoFault() throws IOException {
    FileSource none =
        new FileSource() {
          @Override
          public List<String> paths() {
            return List.of("a.py", "b.ipynb");
          }

          @Override
          public FileSource rest() {
            return new SingleFile("c.py", "a = 1\n".getBytes(UTF_8));
          }

          @Override
          public List<String> notes() {
            return List.of();
          }

          @Override
          public byte[] read(String path) throws IOException {
            throw new java.nio.file.AccessDeniedException("/x/" + path);
          }

          @Override
          public java.util.Optional<byte[]> registry() {
            return java.util.Optional.empty();
          }

          @Override
          public boolean lacksBlocks() {
            return false;
          }

          @Override
          public void close() {}
        };
    assertEquals(
        List.of(
            "a.py:1:1: error [presence] the file can't carry a header: it can't be read: /x/a.py:"
                + " permission denied",
            "b.ipynb:1:1: error [presence] the file can't carry a header: it can't be read:"
                + " /x/b.ipynb: permission denied"),
        GovernedFolder.lines(Validator.validate(project.project(), none)));
    assertEquals(
        List.of(
            "b.ipynb:1:1: error [presence] the file can't carry a header: it is of a type that can't"
                + " carry metadata"),
        Validator.violations(DefaultContract.CONTRACT, "b.ipynb", new byte[0]).stream()
            .map(GovernedFolder::line)
            .toList());
  }
}
