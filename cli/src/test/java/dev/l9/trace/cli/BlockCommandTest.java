package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import dev.l9.trace.memory.world.Findings;
import dev.l9.trace.memory.world.LearntMethod;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.rewrite.SourceFileRewriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCommandTest {

  private static final String CODE = "class A {}\n";
  private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  private static final DoraTraceBlock BLOCK =
      new DoraTraceBlock(
          "rsn_1795251157_3ucxp9o5xhfgy",
          "total",
          "2026-11-21T08:52:37Z",
          List.of(),
          new Graph(
              List.of(
                  new Node("Orders.check", "A.java", "system", 1, 0, 0.25, 0.25),
                  new Node("Orders.total", "A.java", "reasoning", 2, 1, 1.297, 2.581)),
              List.of()),
          Map.of("quantity", new CapturedValue.Num(-1)),
          Map.of("result", new CapturedValue.Text("für \u001b[2J ] } \n")),
          new Metrics(
              "0.09",
              List.of("IllegalArgumentException: quantity is -1"),
              "0.5",
              2.581,
              List.of(),
              new LastError(
                  "rsn_1795251156_3ucxp9o5xhfga",
                  "2026-11-21T08:52:36Z",
                  Map.of("quantity", new CapturedValue.Num(-2)),
                  "IllegalArgumentException: quantity is -2"),
              null,
              "",
              ""));

  @TempDir private Path folder;
  private Path file;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void createFile() throws IOException {
    file = write("A.java", CODE);
  }

  private Path write(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setLastModifiedTime(path, EARLIER);
    return path;
  }

  private void record(Path... paths) throws IOException {
    try (SourceFileRewriter rewriter = new SourceFileRewriter(BlockStyle.FULL)) {
      for (Path path : paths) {
        rewriter.record(path, BLOCK, Long.MAX_VALUE, false);
      }
    }
  }

  private int run(String command, Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[arguments.length + 2];
    all[0] = "block";
    all[1] = command;
    for (int i = 0; i < arguments.length; i++) {
      all[i + 2] = arguments[i].toString();
    }
    return L9.run(all, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  @Test
  void show_isForPeople() throws Exception {
    record(file);
    assertEquals(0, run("show", file));
    assertEquals(
        file
            + """
            : fresh
            last run    2026-11-21T08:52:37Z  total  rsn_1795251157_3ucxp9o5xhfgy
                        took 2.581 ms
            input       quantity = -1
            output      result = "für \\u001b[2J ] } \\u000a"
            methods        calls  errors     mean ms      max ms
                               2       1       1.297       2.581  Orders.total
                               1       0        0.25        0.25  Orders.check
            overall     stability 0.5, confidence 0.09
            errors      IllegalArgumentException: quantity is -1
            last error  2026-11-21T08:52:36Z  IllegalArgumentException: quantity is -2  rsn_1795251156_3ucxp9o5xhfga
                        quantity = -2
            """,
        out.toString().replaceAll(" +\n", "\n"));
  }

  @Test
  void show_tellsWhatWasLearntOfTheMethodsOfTheFile() throws Exception {
    Path orders = write("com/acme/Orders.java", CODE);
    Path others = write("com/other/Orders.java", CODE);
    record(orders, others);
    String store = "file:" + folder.resolve("memory");
    learn(
        store,
        finding(FindingKind.INVARIANT, "result >= \u202e0", 0.999),
        finding(FindingKind.FAILURE_CONDITION, "all with amount < 0 failed", 0.9));
    assertEquals(0, run("show", "--store", store, orders));
    assertTrue(
        out.toString()
            .endsWith(
                "learnt      Orders.total  all with amount < 0 failed  (120 of 120)\n"
                    + "            Orders.total  result >= \\u202e0  (120 of 120)\n"),
        out.toString());
    assertEquals(0, run("show", "--store", store, others));
    assertFalse(out.toString().contains("learnt"), out.toString());
  }

  private static final Sample.Place TOTAL =
      new Sample.Place("com.acme.Orders#total", "Orders.java", "system");

  private static Finding finding(FindingKind kind, String says, double confidence) {
    return new Finding(
        kind,
        TOTAL,
        says,
        says,
        confidence,
        new Finding.Evidence(120, 120, List.of(), List.of()),
        new CapturedValue.Fields(Map.of()));
  }

  private static void learn(String url, Finding... findings) throws IOException {
    LearntMethod.Seen seen = new LearntMethod.Seen(TOTAL, 120, 120, Instant.EPOCH, Set.of());
    try (PacketStore store = PacketStores.make(StoreUrl.parse(url))) {
      Findings.keep(
          store,
          List.of(new LearntMethod(seen, EnumSet.allOf(FindingKind.class), List.of(findings))));
    }
  }

  @Test
  void show_withoutTheMemoryThatIsNamed_showsTheBlock_andSaysSo() throws Exception {
    record(file);
    assertEquals(0, run("show", "--store", "file:" + folder.resolve("none"), file));
    assertTrue(out.toString().contains("overall"), out.toString());
    assertTrue(err.toString().startsWith("l9: there is no memory in "), err.toString());
  }

  @Test
  void show_fitsOnAScreen() throws Exception {
    Map<String, CapturedValue> inputs = new java.util.LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      inputs.put("input" + i, new CapturedValue.Text("x".repeat(200)));
    }
    List<Node> nodes = java.util.Collections.nCopies(50, BLOCK.graph().nodes().get(0));
    DoraTraceBlock large =
        new DoraTraceBlock(
            "id",
            "task",
            "",
            List.of(),
            new Graph(nodes, List.of()),
            inputs,
            inputs,
            BLOCK.metrics());
    try (SourceFileRewriter rewriter = new SourceFileRewriter(BlockStyle.FULL)) {
      rewriter.record(file, large, Long.MAX_VALUE, false);
    }
    run("show", file);
    assertTrue(out.toString().lines().count() <= 45, out::toString);
    assertTrue(out.toString().lines().allMatch(line -> line.length() <= 113), out::toString);
    assertTrue(out.toString().contains("… 42 more") && out.toString().contains("… 38 more"));
  }

  @Test
  void show_withoutABlock_isNo() {
    assertEquals(1, run("show", file));
    assertEquals("l9: " + file + ": no block\n", err.toString());
  }

  @Test
  void extract_printsAnObjectALine_ofFilesAndFolders() throws Exception {
    Path other = write("src/b c/B.java", CODE);
    write("target/C.java", CODE);
    write("D.java", CODE);
    record(file, other, folder.resolve("target/C.java"));
    assertEquals(0, run("extract", folder));
    List<String> lines = out.toString().lines().toList();
    assertEquals(2, lines.size());
    String start = "{\"file\": \"" + file + "\", \"state\": \"fresh\", \"block\": {\"trace_id\": ";
    assertTrue(lines.get(0).startsWith(start + "\"rsn_"), lines.get(0));
    String json = lines.get(0).substring(lines.get(0).indexOf("{\"trace_id"));
    DoraTraceBlock read =
        dev.l9.trace.block.BlockParser.parse(json.substring(0, json.length() - 1));
    assertEquals(BLOCK.outputs(), read.outputs());
    assertTrue(json.contains("\"edges\": []}, \"inputs\": {\"quantity\": -1}, "), json);
    assertTrue(lines.get(1).contains("b c/B.java"), lines.get(1));
    assertEquals(1, run("extract", folder.resolve("D.java")));
    assertEquals("", out.toString());
  }

  @Test
  void status_tellsThemApart() throws Exception {
    Path stale = write("B.java", CODE);
    Path none = write("C.java", CODE);
    Path unverified = write("U.java", CODE);
    record(file, stale);
    Files.writeString(stale, Files.readString(stale).replace("class A", "class B"));
    try (SourceFileRewriter rewriter = new SourceFileRewriter(BlockStyle.FULL)) {
      rewriter.record(unverified, BLOCK, false);
    }
    assertEquals(1, run("status", folder, none));
    assertEquals(
        """
        fresh       %s  2026-11-21T08:52:37Z
        stale       %s  2026-11-21T08:52:37Z
        unverified  %s  2026-11-21T08:52:37Z
        no block    %s
        """
            .formatted(file, stale, unverified, none),
        out.toString());
    assertEquals(0, run("status", "--json", file, unverified));
    assertEquals(
        """
        [{"file":"%s","state":"fresh","timestamp":"2026-11-21T08:52:37Z"},\
        {"file":"%s","state":"unverified","timestamp":"2026-11-21T08:52:37Z"}]
        """
            .formatted(file, unverified),
        out.toString());
  }

  @Test
  void reset_thenStrip_giveBackTheFile_withItsTime() throws Exception {
    record(file);
    assertEquals(0, run("reset", file));
    assertTrue(Files.readString(file).contains("// {\"trace_id\":\"\","));
    run("status", file);
    assertEquals("never run   " + file + "\n", out.toString());
    assertEquals(0, run("strip", folder));
    assertEquals("1 block removed\n", out.toString());
    assertEquals(CODE, Files.readString(file));
    assertEquals(EARLIER, Files.getLastModifiedTime(file));
    assertEquals(0, run("strip", file));
    assertEquals("0 blocks removed\n", out.toString());
  }

  @Test
  void badInput_isOneLine_andChangesNothing() throws Exception {
    record(file);
    String before = Files.readString(file);
    Path binary = write("Binary.java", "class \0 {}");
    Path wide = Files.write(folder.resolve("Wide.java"), new byte[] {-1, -2, 'a', 0});
    Path text = write("notes.txt", "text");
    Path open = write("Open.java", "class A { /* ");
    Path large = folder.resolve("Large.java");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }
    Path pipe = folder.resolve("none/Missing.java");
    for (String command : List.of("show", "extract", "status", "reset", "strip")) {
      assertBad(command, binary, " is a binary file, or in UTF-16");
      assertBad(command, wide, " is a binary file, or in UTF-16");
      assertBad(command, text, " is of a type that gets no block");
      assertBad(command, open, " has ");
      assertBad(command, large, " is larger than ");
      assertBad(command, pipe, " does not exist");
      assertEquals(before, Files.readString(file));
    }
    assertBad("show", folder, " is a directory");
    assertBad("reset", folder, " is a directory");
    assertEquals(before, Files.readString(file));
  }

  private void assertBad(String command, Path bad, String reason) {
    assertEquals(2, run(command, file, bad), command);
    assertTrue(err.toString().startsWith("l9: " + bad + reason), err::toString);
    assertEquals(1, err.toString().lines().count(), err::toString);
  }

  @Test
  void folder_withFilesThatCanHaveNoBlock_isDoneAllTheSame() throws Exception {
    write("reflect-config.json", "[]\n");
    write("Open.java", "class A { /* ");
    write("Binary.java", "class \0 {}");
    write("damaged.yaml", "{[\n");
    write("docs/Says.md", "A block begins with L9 DORA BLOCK, or with l9_trace.\n");
    Path large = folder.resolve("large.sql");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(65L << 20);
    }
    record(file);
    assertEquals(0, run("status", folder), err::toString);
    Files.delete(large);
    for (String command : List.of("status", "extract", "strip")) {
      assertEquals(0, run(command, folder), err::toString);
      assertEquals("", err.toString());
    }
    assertEquals("1 block removed\n", out.toString());
    assertEquals(CODE, Files.readString(file));
  }

  @Test
  void folder_withWhatCannotBeRead_isDoneButForThat() throws Exception {
    Path open = write("Open.java", "class A { /* L9 DORA BLOCK ");
    Path readOnly = write("b/B.java", CODE);
    record(file, readOnly);
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--r--r--"));
    for (String command : List.of("status", "extract", "strip")) {
      assertEquals(2, run(command, folder));
      assertTrue(err.toString().startsWith("l9: " + open + " has "), err::toString);
      assertTrue(out.toString().contains(command.equals("strip") ? "1 block" : file.toString()));
    }
    assertEquals(CODE, Files.readString(file));
    assertTrue(err.toString().contains("l9: " + readOnly + " is read-only\n"), err::toString);
    assertTrue(err.toString().endsWith("l9: 2 files or folders were passed over\n"));
    assertEquals(0, run("strip", write("C.java", CODE)));
  }

  @Test
  void folder_thatMayNotBeRead_isPassedOver() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(closed), "the superuser may read anything");
    record(file);
    assertEquals(2, run("status", folder));
    assertTrue(out.toString().startsWith("fresh       " + file), out::toString);
    assertEquals(
        "l9: " + closed + " may not be read\nl9: 1 file or folder was passed over\n",
        err.toString());
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void reset_whereOneCannotTakeABlock_changesNone() throws Exception {
    Path open = write("Open.java", "class U {\n");
    Path empty = write("Empty.java", "");
    Path readOnly = write("ReadOnly.java", CODE);
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--r--r--"));
    Path linked = write("Linked.java", CODE);
    Files.createLink(folder.resolve("Other.java"), linked);
    for (Path bad : List.of(open, empty, readOnly, linked)) {
      assertBad("reset", bad, " ");
      assertEquals(CODE, Files.readString(file));
    }
    record(file);
    String before = Files.readString(file);
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("rw-r--r--"));
    record(readOnly);
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--r--r--"));
    assertBad("strip", readOnly, " is read-only");
    assertEquals(before, Files.readString(file));
  }

  @Test
  void readOnlyFile_isRefused() throws Exception {
    record(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertEquals(2, run("strip", file));
    assertEquals("l9: " + file + " is read-only\n", err.toString());
    assertFalse(Files.readString(file).equals(CODE));
  }
}
