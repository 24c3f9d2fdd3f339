package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.format.SectionFormats;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import tools.jackson.databind.json.JsonMapper;

/** What others' parsers find in files, as far as these are valid to them. */
final class ContentOracle {

  private static final Pattern MATTER =
      Pattern.compile(
          "---\\s*\n(.*?\n?)^(?:---|\\.\\.\\.)\\s*$\n?", Pattern.DOTALL | Pattern.MULTILINE);

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

  /**
   * With a header and without, a parser finds the same; and it finds the header before all else.
   * Nothing is known of a file that doesn't take a header.
   */
  static void assertSameContentBelowHeader(String type, String name, byte[] file, String json)
      throws RefusedSourceException {
    byte[] code;
    byte[] written;
    try {
      SectionFile parsed = SectionFormats.of(name).orElseThrow().parse(file, MetaSections.HEADER);
      code = parsed.without();
      written = parsed.with(json);
    } catch (RefusedSourceException e) {
      return;
    }
    switch (type) {
      case "json" -> assertFirst("_dora_block", json, code, written, ContentOracle::jsonObject);
      case "yaml" -> assertFirst("dora_block", json, code, written, ContentOracle::yaml);
      case "md", "md with YAML" ->
          assertFirst("dora_block", json, code, written, ContentOracle::frontMatter);
      default -> {}
    }
  }

  /** Asserts it for a parser that gives maps, the first of which has the header. */
  private static void assertFirst(
      String key, String json, byte[] code, byte[] written, Parser<List<Object>> parser) {
    if (isValid(code, parser)) {
      List<Object> after = parsed(written, parser);
      Map<?, ?> first = (Map<?, ?>) after.get(0);
      assertEquals(key, first.keySet().iterator().next());
      String header = JsonMapper.shared().writeValueAsString(first.remove(key));
      assertEquals(BlockParser.parse(json), BlockParser.parse(header));
      assertEquals(parsed(code, parser).toString(), after.toString());
    }
  }

  private static List<Object> jsonObject(byte[] file) {
    return List.of(JsonMapper.shared().readValue(file, LinkedHashMap.class));
  }

  /** The front matter as Jekyll finds it, and the text below it. */
  private static List<Object> frontMatter(byte[] file) {
    String text = new String(file, UTF_8).replaceFirst("^\ufeff", "");
    if (text.replace("\r\n", "").contains("\r")) {
      throw new IllegalArgumentException("Jekyll doesn't take CR for a line end");
    }
    Matcher matter = MATTER.matcher(text);
    if (!matter.lookingAt()) {
      return List.of(Map.of(), text.strip());
    }
    List<Object> documents = yaml(matter.group(1).getBytes(UTF_8));
    Object entries = documents.isEmpty() ? new LinkedHashMap<>() : documents.get(0);
    return List.of((Map<?, ?>) entries, text.substring(matter.end()).strip());
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
