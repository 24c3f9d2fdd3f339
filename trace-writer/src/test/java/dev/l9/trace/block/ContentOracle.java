package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import tools.jackson.databind.json.JsonMapper;

/** What others' parsers find in files, as far as these are valid to them. */
final class ContentOracle {

  private interface Parser<T> {
    T parse(byte[] file) throws Exception;
  }

  private ContentOracle() {}

  /**
   * With a block and without, a parser finds the same; and it finds the block. Nothing is known of
   * a type without a parser here, and of a file that its parser doesn't take.
   */
  static void assertSameContent(String type, BlockFormat format, byte[] file, DoraTraceBlock block)
      throws RefusedSourceException {
    byte[] code = format.withoutBlock(file);
    byte[] written = format.withBlock(file, block, BlockStyle.FULL);
    switch (type) {
      case "json" -> assertJson(code, written, block);
      case "yaml" -> assertYaml(code, written, block);
      case "xml" -> assertXml(code, written);
      default -> {}
    }
  }

  private static void assertJson(byte[] code, byte[] written, DoraTraceBlock block) {
    Parser<Map<?, ?>> parser = file -> JsonMapper.shared().readValue(file, Map.class);
    if (isValid(code, parser)) {
      Map<?, ?> after = parsed(written, parser);
      assertBlock(after.remove("_l9_trace"), block);
      assertEquals(parsed(code, parser), after);
    }
  }

  private static void assertBlock(Object value, DoraTraceBlock block) {
    assertEquals(block, BlockParser.parse(JsonMapper.shared().writeValueAsString(value)));
  }

  private static void assertYaml(byte[] code, byte[] written, DoraTraceBlock block) {
    Parser<List<Object>> parser = ContentOracle::yaml;
    if (isValid(code, parser)) {
      List<Object> after = parsed(written, parser);
      assertBlock(((Map<?, ?>) after.get(after.size() - 1)).remove("l9_trace"), block);
      assertEquals(parsed(code, parser).toString(), after.toString());
    }
  }

  private static List<Object> yaml(byte[] file) {
    List<Object> documents = new ArrayList<>();
    LoadSettings settings = LoadSettings.builder().setAllowNonScalarKeys(true).build();
    new Load(settings).loadAllFromString(new String(file, UTF_8)).forEach(documents::add);
    return documents;
  }

  private static void assertXml(byte[] code, byte[] written) {
    Parser<Document> parser = ContentOracle::xml;
    if (isValid(code, parser)) {
      Document after = parsed(written, parser);
      assertEquals(Node.COMMENT_NODE, after.getLastChild().getNodeType());
      after.removeChild(after.getLastChild());
      assertTrue(parsed(code, parser).isEqualNode(after));
    }
  }

  private static Document xml(byte[] file) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new ByteArrayInputStream(file));
  }

  private static boolean isValid(byte[] file, Parser<?> parser) {
    try {
      parser.parse(file);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  private static <T> T parsed(byte[] file, Parser<T> parser) {
    try {
      return parser.parse(file);
    } catch (Exception e) {
      throw new AssertionError("is not valid any more", e);
    }
  }
}
