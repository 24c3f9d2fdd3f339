package dev.l9.trace.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.spec.ContractReader.Problem;
import dev.l9.trace.contract.yaml.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/contract-file.md, against the reader. */
class ContractPageTest {

  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  private static final Pattern FENCE = Pattern.compile("(?s)\n```(\\w*)\n(.*?\n)```\n");

  private final String page = Files.readString(Path.of("../docs/contract-file.md"));

  ContractPageTest() throws IOException {}

  private static List<String> code(String text) {
    return CODE.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** What stands between fences. */
  private List<String> fenced(String language) {
    return FENCE
        .matcher(page)
        .results()
        .filter(match -> match.group(1).equals(language))
        .map(match -> match.group(2))
        .toList();
  }

  @Test
  void everyKey_isOnThePage() {
    Set<String> missing = new TreeSet<>();
    collect(ContractKeys.ROOT, missing);
    missing.addAll(ContractKeys.RULE_IDS);
    code(page).forEach(code -> missing.removeAll(List.of(code.split("\\."))));
    assertEquals(Set.of(), missing);
  }

  private static void collect(Shape shape, Set<String> keys) {
    if (shape instanceof Shape.Items items) {
      collect(items.each(), keys);
    } else if (shape instanceof Shape.ByName byName) {
      collect(byName.each(), keys);
    } else if (shape instanceof Shape.Keys known) {
      keys.addAll(known.known().keySet());
      known.known().values().forEach(each -> collect(each, keys));
    }
  }

  @Test
  void everyKeyInATable_isOneOfTheReader() {
    List<String> unknown = new ArrayList<>();
    int rows = 0;
    String section = "";
    for (String line : page.lines().toList()) {
      if (line.startsWith("### `")) {
        section = code(line).get(0);
      } else if (line.equals("| in each rule | default | |")) {
        section = "validation_rules.rule_1_presence";
      } else if (line.startsWith("| `") && !section.isEmpty()) {
        for (String key : code(line.substring(0, line.indexOf(" | ")))) {
          rows++;
          if (!isKnown(ContractKeys.ROOT, section + "." + key)) {
            unknown.add(section + "." + key);
          }
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertTrue(rows > 30, "found " + rows);
  }

  private static boolean isKnown(Shape shape, String path) {
    if (path.isEmpty()) {
      return true;
    }
    if (shape instanceof Shape.Items items) {
      return isKnown(items.each(), path);
    }
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    return shape instanceof Shape.Keys keys
        && keys.known().containsKey(key)
        && isKnown(keys.known().get(key), dot < 0 ? "" : path.substring(dot + 1));
  }

  @Test
  void defaults_areThoseOfThePage() {
    Contract usual = DefaultContract.CONTRACT;
    assertEquals(usual.fields().preserved(), defaultOf("preserve_fields"));
    assertEquals(usual.checks().governed(), defaultOf("governed_modules"));
    assertEquals(
        List.of("{PLACEHOLDER}", "TODO", "FILL_IN", "\"\"", "null"),
        defaultOf("disallowed_patterns"));
    assertEquals(List.of("short"), defaultOf("style"));
    assertEquals(List.of("95%"), defaultOf("metric_1_compliance_rate.alert_if_below"));
    assertEquals(List.of("0"), defaultOf("metric_2_generation_failures.alert_if_above"));
  }

  private List<String> defaultOf(String key) {
    MatchResult row =
        Pattern.compile("(?m)^\\| `([a-z_0-9]+\\.)?" + Pattern.quote(key) + "` \\| (.*?) \\|")
            .matcher(page)
            .results()
            .findFirst()
            .orElseThrow();
    return code(row.group(2));
  }

  @Test
  void examples_areAsThePageSays() {
    List<String> yaml = fenced("yaml");
    assertEquals(List.of(), ContractReader.read(yaml.get(0)).problems());
    assertEquals(List.of(), EditorCheck.errors(yaml.get(0)));
    String said =
        ContractReader.read(yaml.get(1)).problems().stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    assertEquals(fenced("").get(0), said);
  }
}
