package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.l9.trace.model.DoraTraceBlock;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class MarkupFormatTest {

  private static final DoraTraceBlock EMPTY = DoraTraceBlock.EMPTY;

  private static final String BLOCK =
      """
      <!--
      ============================================================================
      L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
      ============================================================================
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
      ============================================================================
      END L9 DORA BLOCK
      ============================================================================
      -->
      """;

  private static final String CODE = "<?xml version=\"1.0\"?>\n<a b='>'>\n  <c/>\n</a>\n";

  private final FormatAssert xml = new FormatAssert("a.xml");
  private final FormatAssert html = new FormatAssert("a.html");

  @Test
  void block_isACommentBehindTheRoot() throws Exception {
    for (FormatAssert file : new FormatAssert[] {xml, html}) {
      file.assertWritten(CODE, EMPTY, CODE + "\n" + BLOCK);
      file.assertWritten("<a></a>", EMPTY, "<a></a>\n\n" + BLOCK.substring(0, BLOCK.length() - 1));
      file.assertWritten("<a/>\r\n\r\n", EMPTY, ("<a/>\n\n\n" + BLOCK).replace("\n", "\r\n"));
      file.assertWritten(BLOCK + CODE, CODE, EMPTY, CODE + "\n" + BLOCK);
    }
  }

  @Test
  void whatOnlyLooksLikeABlock_isTheUsers() throws Exception {
    xml.assertNoBlock("<a><![CDATA[\n" + BLOCK + "]]></a>\n");
    xml.assertNoBlock("<a b='\n" + BLOCK + "'/>\n");
    xml.assertNoBlock("<!DOCTYPE a [\n<!ENTITY b '>]'>\n" + BLOCK + "]>\n<a/>\n");
    xml.assertNoBlock("<?a\n" + BLOCK + "?><a/>\n");
    xml.assertNoBlock(BLOCK.replace("<!--", "<!-- a") + "<a/>\n");
    html.assertNoBlock("<script>\n" + BLOCK + "</SCRIPT>\n");
    html.assertNoBlock("<p title=\"\n" + BLOCK.replace("\"", "") + "\">it's a < b</p>\n");
    html.assertNoBlock("<textarea>\n" + BLOCK + "</textarea><p it's>\n");
  }

  @Test
  void commentsThatHoldMore_giveUpTheBlockOnly() throws Exception {
    String more = BLOCK.replace("<!--\n", "<!--\nmine\n");
    String left = "<!--\nmine\n-->\n";
    xml.assertWritten("<a/>\n" + more, "<a/>\n" + left, EMPTY, "<a/>\n" + left + "\n" + BLOCK);
    String noEnd = BLOCK.replaceFirst("(?s)=+\nEND.*-->", "-->");
    xml.assertWritten("<a/>\n\n" + noEnd, "<a/>\n", EMPTY, "<a/>\n\n" + BLOCK);
  }

  @Test
  void parser_findsTheSame_andNoValueEndsTheComment() throws Exception {
    DoraTraceBlock block = Blocks.of("--> -- --!> <!--", "-");
    String written = xml.assertReversible(CODE, CODE, block);
    assertFalse(
        written.substring(written.indexOf("<!--") + 4, written.lastIndexOf("-->")).contains("--"));
    html.assertReversible(CODE, CODE, block);
    Document before = parse(CODE);
    Document after = parse(written);
    assertEquals(
        block,
        BlockParser.parse(
            after.getLastChild().getNodeValue().replaceAll("(?m)^=.*|^L9.*|^END.*", "")));
    after.removeChild(after.getLastChild());
    assertEquals(true, before.isEqualNode(after));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  @Test
  void blocksOfOtherWriters_areRead() throws Exception {
    String wild =
        "<!--\n==========\n==========\nL9 DORA BLOCK - x\nby a generator\n==========\n{\"task\": \"t\"}\n==========\nEND L9 DORA BLOCK\n==========\n-->\n";
    assertEquals(Optional.of("{\"task\": \"t\"}"), xml.format().json(wild.getBytes(UTF_8)));
    xml.assertWritten(CODE + "\n" + wild, CODE, EMPTY, CODE + "\n" + BLOCK);
  }

  @Test
  void commentsOfHtml_endWhereBrowsersEndThem() throws Exception {
    html.assertNoBlock("<p>a</p><!--><p>it's</p>\n");
    html.assertNoBlock("<!---><p>b</p>\n");
    html.assertNoBlock("<!-- a --!><p>b</p>\n");
    html.assertNoBlock("<!--\n" + BLOCK.replace("<!--\n", "").replace("-->", "--!>") + "<p>\n");
    html.assertRefused("has a comment without an end", "<p><!-- >\n");
    xml.assertRefused("has a comment without an end", "<a/><!-->");
  }

  @Test
  void halfAFile_isRefused() {
    String root = "has no root element, behind which the block goes";
    xml.assertRefused(root, "");
    xml.assertRefused(root, "<!-- a -->\n");
    xml.assertRefused(root, "text <a/>");
    xml.assertRefused("has elements without an end: it may be half written", "<a><b></a>");
    xml.assertRefused("has elements without an end: it may be half written", "</a><a>");
    xml.assertRefused("has a comment without an end", "<a/><!-- ->");
    xml.assertRefused("has a tag without an end", "<a/><b");
    xml.assertRefused("has an attribute without an end", "<a b='>");
    xml.assertRefused("has a CDATA section without an end", "<a><![CDATA[");
    xml.assertRefused("has an instruction without an end", "<?xml");
    xml.assertRefused("has a declaration without an end", "<!DOCTYPE a [ ");
    xml.assertRefused("is encoded in UTF-16", "\u00fe\u00ff\0<");
    html.assertRefused("has an element script without an end", "<script>");
    html.assertRefused("has an element plaintext without an end", "<plaintext>");
    html.assertRefused("has a tag without an end", "<p");
  }
}
