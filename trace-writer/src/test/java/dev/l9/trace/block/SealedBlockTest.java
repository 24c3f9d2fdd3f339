package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.rewrite.RewriteResult.Outcome;
import dev.l9.trace.rewrite.SourceFileRewriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedBlockTest {

  private static final String CODE = "class A {}\n";

  private static final LastError ERROR =
      new LastError(
          "sys_1768312800_k3x9a2bq",
          "2026-01-13T14:00:00Z",
          Map.of("text", new CapturedValue.Text("\" \\ \n äß \u202e")),
          "IllegalStateException: closed");

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  /** Later than any file. */
  private static final long COMPILED_NOW = Long.MAX_VALUE;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void createFile() throws IOException {
    file = Files.writeString(folder.resolve("A.java"), CODE);
  }

  private static DoraTraceBlock failed() {
    return Blocks.FULL.withMetrics(Blocks.FULL.metrics().withLastError(ERROR));
  }

  /** A run of the program as it is in the file, in which the blocks are written in turn. */
  private void run(DoraTraceBlock... blocks) throws IOException {
    run(COMPILED_NOW, blocks);
  }

  private void run(long compiledMillis, DoraTraceBlock... blocks) throws IOException {
    try (SourceFileRewriter rewriter = new SourceFileRewriter(BlockStyle.FULL)) {
      for (DoraTraceBlock block : blocks) {
        Outcome outcome = rewriter.record(file, block, compiledMillis, false).outcome();
        assertFalse(outcome == Outcome.FAILED || outcome == Outcome.REFUSED, outcome::toString);
      }
    }
  }

  private DoraTraceBlock block() throws Exception {
    return JAVA.read(Files.readAllBytes(file)).orElseThrow();
  }

  private BlockState state() throws Exception {
    return BlockState.of(JAVA, Files.readAllBytes(file));
  }

  private void replace(String text, String other) throws IOException {
    String before = Files.readString(file);
    assertTrue(before.contains(text), before);
    Files.writeString(file, before.replace(text, other));
  }

  @Test
  void seal_standsAtTheEndOfTheMetrics() throws Exception {
    run(failed());
    String text = Files.readString(file);
    String metrics =
        """
        //   "metrics": {
        //     "confidence": "0.21",
        //     "errors_detected": ["IllegalStateException: no parts"],
        //     "stability_score": "0.75",
        //     "duration_ms": 0.412,
        //     "last_error": {
        //       "trace_id": "sys_1768312800_k3x9a2bq",
        //       "timestamp": "2026-01-13T14:00:00Z",
        //       "inputs": {"text": "\\" \\\\ \\n \\u00e4\\u00df \\u202e"},
        //       "error": "IllegalStateException: closed"
        //     },
        //     "source_hash": "3dc0deecb19e0a72",
        """;
    assertTrue(text.contains(metrics), text);
    assertTrue(text.contains("//     \"seal\": \"" + block().metrics().seal() + "\"\n"), text);
    assertTrue(SealedBlock.isIntact(block()));
    assertEquals(BlockState.FRESH, state());
  }

  @Test
  void equalRuns_leaveTheFileAlone() throws Exception {
    run(failed());
    byte[] before = Files.readAllBytes(file);
    try (SourceFileRewriter rewriter = new SourceFileRewriter(BlockStyle.FULL)) {
      assertEquals(
          Outcome.UNCHANGED, rewriter.record(file, failed(), COMPILED_NOW, false).outcome());
    }
    assertEquals(new String(before, UTF_8), Files.readString(file));
  }

  @Test
  void greenRun_keepsTheLatestFailure_untilTheCodeChanges() throws Exception {
    run(failed());
    run(Blocks.FULL, Blocks.of("green", "input"));
    assertEquals(ERROR, block().metrics().lastError());
    assertEquals("green", block().task());
    assertTrue(SealedBlock.isIntact(block()));
    replace("class A {}", "class A { }");
    run(Blocks.FULL);
    assertNull(block().metrics().lastError());
  }

  @Test
  void laterFailure_takesThePlaceOfTheFormer() throws Exception {
    run(failed());
    LastError later = new LastError("id", "2026-01-14T14:00:00Z", Map.of(), "later");
    run(Blocks.FULL.withMetrics(Blocks.FULL.metrics().withLastError(later)));
    assertEquals(later, block().metrics().lastError());
  }

  @Test
  void changeOfTheCode_makesTheBlockStale_untilTheNextRun() throws Exception {
    run(Blocks.FULL);
    replace("class A {}", "class A { int changed; }");
    assertEquals(BlockState.STALE, state());
    run(Blocks.FULL);
    assertEquals(BlockState.FRESH, state());
  }

  @Test
  void changeOfTheCode_whileItRuns_isNotWhatHasRun() throws Exception {
    try (SourceFileRewriter rewriter = new SourceFileRewriter()) {
      rewriter.record(file, Blocks.FULL, COMPILED_NOW, false);
      replace("class A {}", "class A { int changed; }");
      rewriter.record(file, Blocks.of("later", "input"), COMPILED_NOW, false);
    }
    assertEquals(BlockState.STALE, state());
    assertEquals("later", block().task());
  }

  @Test
  void codeThatIsOlderThanTheFile_isUnverified() throws Exception {
    long saved = Files.getLastModifiedTime(file).toMillis();
    run(saved, Blocks.FULL);
    assertEquals(BlockState.FRESH, state());
    run(saved - 1, Blocks.FULL);
    assertEquals(BlockState.UNVERIFIED, state());
    run(Long.MIN_VALUE, Blocks.of("of unknown code", "input"));
    assertEquals(BlockState.UNVERIFIED, state());
    replace("class A {}", "class A { int changed; }");
    assertEquals(BlockState.UNVERIFIED, state());
    replace("\"?", "\"");
    assertEquals(BlockState.EDITED, state());
  }

  @Test
  void stampedCode_isFreshOrStale_whateverTheTimes() throws Exception {
    String hash = ContentHash.of(CODE.getBytes(UTF_8));
    DoraTraceBlock stamped = Blocks.FULL.withMetrics(Blocks.FULL.metrics().sealed(hash, ""));
    run(Long.MIN_VALUE, stamped);
    assertEquals(BlockState.FRESH, state());
    replace("class A {}", "class A { int changed; }");
    run(COMPILED_NOW, stamped);
    assertEquals(BlockState.STALE, state());
  }

  @Test
  void unverifiedRun_keepsTheLatestFailure_untilTheFileChanges() throws Exception {
    run(failed());
    run(Long.MIN_VALUE, Blocks.FULL, Blocks.FULL);
    assertEquals(ERROR, block().metrics().lastError());
    run(Blocks.FULL); // This may be other code than what ran before.
    assertNull(block().metrics().lastError());
    run(Long.MIN_VALUE, failed());
    replace("class A {}", "class A { }");
    run(Long.MIN_VALUE, Blocks.FULL);
    assertNull(block().metrics().lastError());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"calls\": 3", "compile_spec", "\"0.75\"", "class A", "3dc0deecb19e0a72"})
  void edit_shows(String text) throws Exception {
    run(Blocks.FULL);
    replace(text, text.replaceFirst("[3psA]|0(?=\\.)|^3", "7"));
    assertEquals(text.equals("class A") ? BlockState.STALE : BlockState.EDITED, state());
  }

  @Test
  void formattingOfTheBlock_isNoEdit() throws Exception {
    run(failed());
    replace("//   \"task\"", "//           \"task\"");
    assertEquals(BlockState.FRESH, state());
  }

  @Test
  void otherStates() throws Exception {
    assertEquals(BlockState.NONE, state());
    try (SourceFileRewriter rewriter = new SourceFileRewriter()) {
      rewriter.rewrite(file, DoraTraceBlock.EMPTY, false);
      assertEquals(BlockState.NEVER_RUN, state());
      rewriter.rewrite(file, Blocks.FULL, false);
      assertEquals(BlockState.UNSEALED, state());
    }
    replace("// END L9 DORA BLOCK\n", "");
    assertEquals(BlockState.DAMAGED, state());
    Files.writeString(file, CODE);
    run(Blocks.FULL);
    replace("\"task\":", "\"task\"");
    assertEquals(BlockState.DAMAGED, state());
  }

  @Test
  void strip_givesBackTheFile() throws Exception {
    for (String code : new String[] {CODE, "class A {}", "class A {}\r\n", "class A {}\n\n\n"}) {
      Files.writeString(file, code);
      run(failed());
      run(Blocks.FULL);
      try (SourceFileRewriter rewriter = new SourceFileRewriter()) {
        assertEquals(Outcome.WRITTEN, rewriter.strip(file).outcome());
        assertEquals(Outcome.UNCHANGED, rewriter.strip(file).outcome());
      }
      assertEquals(code, Files.readString(file));
    }
  }

  @Test
  void randomBlocks_areReadAsTheyWereSealed() {
    int blocks = Boolean.getBoolean("l9.stress") ? 2000 : 400;
    for (int seed = 0; seed < blocks; seed++) {
      DoraTraceBlock block = RandomBlocks.block(new Random(seed), true);
      LastError error = new LastError("id", "", block.inputs(), block.task());
      DoraTraceBlock sealed =
          SealedBlock.of(block.withMetrics(block.metrics().withLastError(error)), "hash");
      String json = BlockRenderer.render(sealed, BlockStyle.FULL);
      assertTrue(SealedBlock.isIntact(BlockParser.parse(json)), json);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.kt|class A",
        "a.py|x = 1",
        "a.yaml|a: 1",
        "a.json|{\"a\": 1}",
        "a.md|# A",
        "a.properties|a=1",
        "a.sql|select 1;",
        "a.xml|<a/>",
        "a.html|<p>A</p>",
        "a.sh|echo a"
      })
  void everyType_isSealed_andGivenBack(String name, String text) throws Exception {
    BlockFormat format = BlockFormats.of(name).orElseThrow();
    file = Files.writeString(folder.resolve(name), text + "\n");
    run(failed());
    run(Blocks.of("green", "input \" \\ \n äß"));
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(BlockState.FRESH, BlockState.of(format, bytes));
    assertEquals(ERROR, format.read(bytes).orElseThrow().metrics().lastError());
    try (SourceFileRewriter rewriter = new SourceFileRewriter()) {
      assertEquals(Outcome.WRITTEN, rewriter.strip(file).outcome());
    }
    assertEquals(text + "\n", Files.readString(file));
  }
}
