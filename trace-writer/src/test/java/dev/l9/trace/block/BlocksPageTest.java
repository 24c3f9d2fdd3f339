package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/blocks.md} shows, is so. */
class BlocksPageTest {

  private static final Path PAGE = Path.of("..", "docs", "blocks.md");

  /** A file's name, and the file before and after, each in a fence of five. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "### `(\\S+)`\n\n`{5}\\w*\n(.*?)`{5}\n\n`{5}\\w*\n(.*?)`{5}\n", Pattern.DOTALL);

  /** A run that a reader can take in at a glance. */
  private static final DoraTraceBlock BLOCK =
      new DoraTraceBlock(
          "rsn_1768312800_k3x9a2bq",
          "compile_spec",
          "2026-01-13T14:00:00Z",
          List.of("visitor"),
          new Graph(
              List.of(new Node("IrEngine.compile", "IrEngine.java", "reasoning", 3, 1, 0.41, 1.2)),
              List.of()),
          Map.of("strict", new CapturedValue.Bool(true)),
          Map.of("result", new CapturedValue.Text("it's <ok> -- \u2713")),
          new Metrics("0.21", List.of("IllegalStateException: no parts"), "0.67", 0.412));

  @Test
  void examples_areWhatIsWritten() throws Exception {
    Map<String, String> types = new LinkedHashMap<>();
    Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
    while (examples.find()) {
      String name = examples.group(1);
      BlockFormat format = BlockFormats.of(name).orElseThrow();
      byte[] before = examples.group(2).getBytes(UTF_8);
      byte[] after = format.withBlock(before, BLOCK, BlockStyle.COMPACT);
      assertEquals(examples.group(3), new String(after, UTF_8), name);
      assertEquals(examples.group(2), new String(format.withoutBlock(after), UTF_8), name);
      types.put(name.substring(name.lastIndexOf('.')), name);
    }
    assertEquals(
        List.of(".java", ".kt", ".py", ".yaml", ".json", ".md", ".properties", ".sql", ".xml"),
        List.copyOf(types.keySet()));
  }

  @Test
  void everyType_isInTheTable() throws Exception {
    String page = Files.readString(PAGE);
    Matcher types = Pattern.compile("`\\.(\\w+)`").matcher(page);
    Set<String> named = new HashSet<>();
    while (types.find()) {
      assertTrue(BlockFormats.of("a." + types.group(1)).isPresent(), types.group());
      named.add(types.group(1));
    }
    assertEquals(BlockFormats.endings(), named);
  }
}
