package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.DoraTraceBlock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownFormatTest {

  private static final DoraTraceBlock EMPTY = DoraTraceBlock.EMPTY;

  private static final String BLOCK =
      """
      <!-- L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT -->
      <!-- prettier-ignore -->
      ```json
      {
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
      ```

      <!-- END L9 DORA BLOCK -->
      """;

  private static final String CODE = "# Title\n\n- a\n- b\n";

  private final FormatAssert file = new FormatAssert("a.md");

  @Test
  void block_isAtTheEnd() throws Exception {
    file.assertWritten(CODE, EMPTY, CODE + "\n" + BLOCK);
    file.assertWritten("a", EMPTY, "a\n\n" + BLOCK.substring(0, BLOCK.length() - 1));
    file.assertWritten("a  \r\n", EMPTY, ("a  \n\n" + BLOCK).replace("\n", "\r\n"));
    file.assertWritten(BLOCK + CODE, CODE, EMPTY, CODE + "\n" + BLOCK);
    file.assertReversible(CODE, CODE, Blocks.of("```", "```\n~~~\n<!-- -->\n"));
  }

  @Test
  void whatOnlyLooksLikeABlock_isTheUsers() throws Exception {
    file.assertNoBlock("````md\n" + BLOCK + "````\n");
    file.assertNoBlock("~~~\n" + BLOCK + "~~~~\n");
    file.assertNoBlock("> ~~~ md\n" + BLOCK + "> ~~~\n");
    file.assertNoBlock("1. ````\n" + BLOCK.replaceAll("(?m)^", "   ") + "   ````\n");
    file.assertNoBlock(BLOCK.replaceAll("(?m)^", "    "));
    file.assertNoBlock("<!--\n" + BLOCK.replace("-->", "--") + "-->\n");
    file.assertNoBlock("<pre>\n" + BLOCK + "</pre>\n");
    file.assertNoBlock("<!-- a comment -->\n```json\n{}\n```\n");
    file.assertNoBlock("``` `` a\n* * *\n1.5 --- <!-- a -->\n");
  }

  @Test
  void damagedBlocks_giveUpTheirOwnLinesOnly() throws Exception {
    String user = "More\n";
    String noEnd = BLOCK.replace("\n<!-- END L9 DORA BLOCK -->\n", "");
    file.assertWritten(CODE + noEnd + user, CODE + user, EMPTY, CODE + user + "\n" + BLOCK);
    String noFacts = BLOCK.replaceFirst("(?s)```.*```\n", "");
    assertEquals(Optional.empty(), file.format().json(noFacts.getBytes(UTF_8)));
    file.assertWritten(CODE + noFacts + user, CODE + user, EMPTY, CODE + user + "\n" + BLOCK);
  }

  @Test
  void blocksOfOtherWriters_areRead() throws Exception {
    String wild =
        "<!-- ========== -->\n<!-- L9 DORA BLOCK - x -->\n<!-- by a generator -->\n<!-- ========== -->\n"
            + "```json\n{\"task\": \"t\"}\n```\n<!-- ========== -->\n<!-- END L9 DORA BLOCK -->\n<!-- ========== -->\n";
    assertEquals(Optional.of("{\"task\": \"t\"}"), file.format().json(wild.getBytes(UTF_8)));
    file.assertWritten(CODE + "\n" + wild, CODE, EMPTY, CODE + "\n" + BLOCK);
  }

  @Test
  void conflictMarkersInAFence_areAnExample() throws Exception {
    String conflict = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n";
    file.assertNoBlock("# A\n\n```\n" + conflict + "```\n");
    file.assertNoBlock("~~~~ diff\n```\n" + conflict + "~~~~\n");
    file.assertRefused("has merge conflicts", conflict + "```\na\n```\n");
    file.assertRefused("has merge conflicts", "```\na\n```\n" + conflict);
  }

  @Test
  void shortestComment_hasAnEnd() throws Exception {
    file.assertNoBlock("a\n\n<!-->\n\n<!--->\n\n<!---->\n");
    file.assertNoBlock("<?>\n<!-->\n" + "text\n");
  }

  @Test
  void whatHasNoEnd_isRefused() {
    file.assertRefused("has a code fence without an end", "```\na\n");
    file.assertRefused("has a code fence without an end", "````\n```\n");
    file.assertRefused("has a code fence without an end", "- ~~~\n\nb\n");
    file.assertRefused("has HTML without an end", "a\n<!-- b\n");
    file.assertRefused("has HTML without an end", "<script>\n");
    file.assertRefused("is encoded in UTF-16", "\u00fe\u00ff\0a");
  }
}
