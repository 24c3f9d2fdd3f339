package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/metadata.md} shows, is so. */
class MetadataPageTest {

  private static final Path PAGE = Path.of("..", "docs", "metadata.md");

  /** A file's name, and the file before and after, each in a fence of five. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "### `(\\S+)`\n\n`{5}\\w*\n(.*?)`{5}\n\n`{5}\\w*\n(.*?)`{5}\n", Pattern.DOTALL);

  private static final String HEADER =
      """
      {
        "component_id": "RSN-CORE-001",
        "layer": "intelligence",
        "audit_trail": true,
        "purpose": "Evaluates rules",
        "dependencies": ["kernel", "memory"]
      }""";

  private static final String FOOTER = "{\n  \"reviewed_at\": \"2026-01-02T02:04:00Z\"\n}";

  @Test
  void examples_areWhatIsWritten() throws Exception {
    List<String> names = new ArrayList<>();
    Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
    while (examples.find()) {
      String name = examples.group(1);
      SectionFormat format = SectionFormats.of(name).orElseThrow();
      byte[] written = examples.group(2).getBytes(UTF_8);
      written = format.parse(written, MetaSections.HEADER).with(HEADER);
      written = format.parse(written, MetaSections.FOOTER).with(FOOTER);
      assertEquals(examples.group(3), new String(written, UTF_8), name);
      names.add(name);
    }
    assertEquals(
        List.of(
            "Rules.java",
            "rules.py",
            "rules.yaml",
            "rules.json",
            "rules.md",
            "post.md",
            "hugo.md",
            "rules.xml"),
        names);
  }

  @Test
  void titlesAndKeys_areThoseOfTheSections() throws Exception {
    String page = Files.readString(PAGE);
    Section header = MetaSections.HEADER;
    Section footer = MetaSections.FOOTER;
    for (String row :
        List.of(
            row("title", header.title(), footer.title()),
            row("title of the end", header.end(), footer.end()),
            row("variable in Python", header.keys().python(), footer.keys().python()),
            row("key in YAML, and in front matter", header.keys().yaml(), footer.keys().yaml()),
            row("key in JSON", header.keys().json(), footer.keys().json()))) {
      assertTrue(page.contains(row), row);
    }
  }

  private static String row(String name, String header, String footer) {
    return "| " + name + " | `" + header + "` | `" + footer + "` |\n";
  }
}
