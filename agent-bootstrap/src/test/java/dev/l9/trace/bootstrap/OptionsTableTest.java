package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of options in the documentation, against those that there are. */
class OptionsTableTest {

  private static final String PAGE = "docs/options.md";

  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  /** The keys of the table, each with its default, or what the table says in place of one. */
  private static Map<String, String> table(String page) throws IOException {
    String text = Files.readString(Path.of("..", page));
    String section = text.substring(text.indexOf("\n| key | default | |\n"));
    Map<String, String> table = new HashMap<>();
    for (String line : section.split("\n", -1)) {
      if (line.startsWith("| `")) {
        String[] cells = line.split(" \\|", -1);
        List<String> keys = code(cells[0]);
        List<String> defaults = code(cells[1]);
        for (int i = 0; i < keys.size(); i++) {
          table.put(keys.get(i), i < defaults.size() ? defaults.get(i) : "");
        }
      }
    }
    return table;
  }

  private static List<String> code(String cell) {
    List<String> found = new ArrayList<>();
    CODE.matcher(cell).results().forEach(match -> found.add(match.group(1)));
    return found;
  }

  private static Stream<OptionKey> keys() {
    return Stream.of(OptionKey.values());
  }

  @Test
  void everyOption_isOnItsPage_andNoOther() throws IOException {
    assertEquals(
        keys().map(OptionKey::key).collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(table(PAGE).keySet()));
  }

  @Test
  void everyDefault_isAsThePageSays() throws IOException {
    Map<String, String> table = table(PAGE);
    for (OptionKey key : OptionKey.values()) {
      if (!key.defaultValue().isEmpty()) {
        assertEquals(key.defaultValue(), table.get(key.key()), key::key);
      }
    }
  }

  @Test
  void readme_hasTenOfThem_withTheSameDefaults() throws IOException {
    Map<String, String> readme = table("README.md");
    assertEquals(10, readme.size(), readme::toString);
    Map<String, String> page = table(PAGE);
    readme.forEach((key, value) -> assertEquals(page.get(key), value, key));
  }
}
