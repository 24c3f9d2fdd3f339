package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonFormatTest {

  private static final DoraTraceBlock EMPTY = DoraTraceBlock.EMPTY;

  private static final String BLOCK =
      """
      # ============================================================================
      # L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
      # ============================================================================
      # fmt: off
      __l9_trace__ = {
          "trace_id": "",
          "task": "",
          "timestamp": "",
          "patterns_used": [],
          "graph": {
              "nodes": [],
              "edges": []
          },
          "inputs": {},
          "outputs": {},
          "metrics": {
              "confidence": "",
              "errors_detected": [],
              "stability_score": ""
          }
      }
      # ============================================================================
      # END L9 DORA BLOCK
      # ============================================================================
      """;

  private static final String CODE = "def f(a):\n    return {\n        a: 1}\n";

  private final FormatAssert file = new FormatAssert("a.py");

  @TempDir private Path folder;

  @Test
  void block_isAnAssignmentAtTheEnd() throws Exception {
    file.assertWritten(CODE, EMPTY, CODE + "\n\n" + BLOCK);
    file.assertWritten("", EMPTY, BLOCK);
    file.assertWritten("x = 1", EMPTY, "x = 1\n\n\n" + BLOCK.substring(0, BLOCK.length() - 1));
    file.assertWritten("x = 1\r\n", EMPTY, ("x = 1\n\n\n" + BLOCK).replace("\n", "\r\n"));
    file.assertWritten("x = 1\r", EMPTY, ("x = 1\n\n\n" + BLOCK).replace("\n", "\r"));
    file.assertWritten(BLOCK + CODE, CODE, EMPTY, CODE + "\n\n" + BLOCK);
    file.assertWritten(CODE, Blocks.FULL, file.assertReversible(CODE, CODE, Blocks.FULL));
  }

  @Test
  void whatOnlyLooksLikeABlock_isTheUsers() throws Exception {
    file.assertNoBlock("s = '''\n" + BLOCK + "\\''''\n");
    file.assertNoBlock("s = r\"\"\"\n" + BLOCK.replace("\"", "") + "\\\"\"\"\"\n");
    file.assertNoBlock("a = [\n# ==========\n# END L9 DORA BLOCK\n# ==========\n]\n");
    file.assertNoBlock("__l9_trace__ = {'a': 1}\n");
    file.assertNoBlock("x = \\\n__l9_trace__ = {}\n");
    String used = BLOCK.replace("\n}\n", "\n}.copy()\n");
    String frame =
        used.substring(used.indexOf("__l9"), used.lastIndexOf("# ====", used.indexOf("# END")));
    file.assertWritten(CODE + used, CODE + frame, EMPTY, CODE + frame + "\n\n" + BLOCK);
  }

  @Test
  void damagedBlocks_giveUpTheirOwnLinesOnly() throws Exception {
    String user = "y = 2\n";
    String noEnd = BLOCK.substring(0, BLOCK.lastIndexOf("# ====", BLOCK.indexOf("# END")));
    file.assertWritten(CODE + noEnd + user, CODE + user, EMPTY, CODE + user + "\n\n" + BLOCK);
    String noTitle = BLOCK.substring(BLOCK.indexOf("__l9"));
    file.assertWritten(CODE + noTitle + user, CODE + user, EMPTY, CODE + user + "\n\n" + BLOCK);
    String broken = BLOCK.replace("# =====", user + "# =====");
    assertEquals(Optional.empty(), file.format().json(broken.getBytes(UTF_8)));
    file.assertRefused(
        "has unbalanced brackets: it may be half written", BLOCK.replace("\n}\n", "\n"));
    file.assertRefused("has unbalanced brackets: it may be half written", ")(");
    file.assertRefused("has a string without an end", "s = 'a\n");
  }

  @Test
  void blocksOfOtherWriters_areRead() throws Exception {
    String wild =
        """
        # ============
        # ============
        # L9 DORA BLOCK - generated
        # by a generator
        # ============
        __l9_trace__ = {
            "trace_id": 'it\\'s',  # a comment
            "task": (
                "long "
                "text"
            ),
            "patterns_used": [
                "a",
            ],
            "inputs": {"a": True, 'b': None, "c": -1.5, "d": "\\U0001f600\\x41\\a\\t"},
            "metrics": {"confidence": 0.5, },
        }
        # ============
        # END L9 DORA BLOCK
        # ============
        """;
    DoraTraceBlock block = file.format().read(wild.getBytes(UTF_8)).orElseThrow();
    assertEquals("it's", block.traceId());
    assertEquals("long text", block.task());
    assertEquals("[a]", block.patternsUsed().toString());
    assertEquals(
        "{a=Bool[value=true], b=Null[], c=Num[value=-1.5], d=Text[value=\ud83d\ude00A\u0007\t]}",
        block.inputs().toString());
    assertEquals("0.5", block.metrics().confidence());
    file.assertWritten(CODE + "\n" + wild, CODE, EMPTY, CODE + "\n\n" + BLOCK);
  }

  @Test
  void python_readsWhatWasWritten() throws Exception {
    String text =
        "\ud83d\ude00 \\ud83d\\ude00 \u0000\u001f\u0085\u2028 \\N{DASH} ''' \"\"\" \\\n\r"
            + "\t {x!r} %s";
    DoraTraceBlock block = Blocks.of("t", text);
    byte[] written = file.format().withBlock(CODE.getBytes(UTF_8), block, BlockStyle.FULL);
    assertEquals(Optional.of(block), file.format().read(written));
    assertEquals(BlockRenderer.render(block, BlockStyle.FULL), python(written));
    byte[] full = file.format().withBlock(written, Blocks.FULL, BlockStyle.FULL);
    assertEquals(Blocks.FULL, BlockParser.parse(python(full)));
  }

  @Test
  void numbersThatPythonRefuses_areStrings() throws Exception {
    BigInteger large = BigInteger.TEN.pow(5000).negate();
    DoraTraceBlock block =
        new DoraTraceBlock(
            "",
            "",
            "",
            java.util.List.of(),
            EMPTY.graph(),
            Map.of("n", new CapturedValue.Num(large)),
            Map.of(),
            EMPTY.metrics());
    byte[] written = file.format().withBlock(new byte[0], block, BlockStyle.FULL);
    DoraTraceBlock read = BlockParser.parse(python(written));
    assertEquals(new CapturedValue.Text(large.toString()), read.inputs().get("n"));
  }

  /** The facts as Python understands them, as JSON. */
  private String python(byte[] source) throws IOException, InterruptedException {
    Path path = Files.write(folder.resolve("a.py"), source);
    String program =
        "import ast, json, sys\n"
            + "tree = ast.parse(open(sys.argv[1], 'rb').read())\n"
            + "print(json.dumps(ast.literal_eval(tree.body[-1].value)))\n";
    Process process;
    try {
      process =
          new ProcessBuilder("python3", "-c", program, path.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: no python3");
      throw e;
    }
    String json = new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
    assertEquals(true, process.waitFor(5, TimeUnit.MINUTES));
    return BlockRenderer.render(BlockParser.parse(json), BlockStyle.FULL);
  }
}
