package dev.l9.trace.generator.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.yaml.Shape;
import dev.l9.trace.generator.reading.source.Key;
import dev.l9.trace.generator.reading.source.SpecKeys;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.ProvableContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/generator-spec.md, against the reader. */
final class SpecPageTest {

  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final int LONGEST_CHOICE = 8;

  private final String page = Files.readString(Path.of("../docs/generator-spec.md"));

  SpecPageTest() throws IOException {}

  @Test
  void tables_haveEachKeyAndNoOther() {
    List<String> expected = new ArrayList<>();
    tables("", SpecKeys.ROOT, expected);
    String keys = between("## Keys\n", "\n## ");
    List<String> found =
        keys.lines().filter(line -> line.startsWith("### `") || line.startsWith("| `")).toList();
    assertEquals(String.join("\n", expected), String.join("\n", found));
  }

  private static void tables(String at, Shape shape, List<String> lines) {
    if (shape instanceof Shape.Items items) {
      tables(at + "[]", items.each(), lines);
    } else if (shape instanceof Shape.Keys mapping) {
      List<Key> keys = SpecKeys.keys(mapping);
      if (!at.isEmpty()) {
        lines.add("### `" + at + "`");
        keys.forEach(key -> lines.add(row(key)));
      }
      for (Key key : keys) {
        tables(at.isEmpty() ? key.name() : at + "." + key.name(), key.shape(), lines);
      }
    }
  }

  private static String row(Key key) {
    String needed = key.isRequired() ? "yes" : "no";
    return "| `%s` | %s | %s | %s |".formatted(key.name(), needed, value(key.shape()), key.doc());
  }

  private static String value(Shape shape) {
    boolean isShort =
        shape instanceof Shape.Items items
            && (items.each() instanceof Shape.Scalar
                || (items.each() instanceof Shape.Choice choice
                    && choice.words().size() <= LONGEST_CHOICE));
    return isShort
        ? shape.label() + "; each is " + ((Shape.Items) shape).each().label()
        : shape.label();
  }

  @Test
  void contracts_areThoseThatCanBeProven_inTheirOrder() {
    assertEquals(
        Stream.of(ProvableContract.values()).map(ProvableContract::id).toList(),
        codes(between("## Contracts to prove\n", "\n## "), "(?m)^\\| (`.*?`) \\|"));
  }

  @Test
  void typesOfTheJdk_areThoseThatASpecMayName() {
    assertEquals(
        Stream.of(JdkType.values()).map(JdkType::simpleName).sorted().toList(),
        codes(between("## Types\n", "\n## "), "(?m)^\\| (`.*?`) \\|").stream()
            .map(type -> type.replaceAll("<.*", ""))
            .sorted()
            .toList());
  }

  /** The codes in the first cells of tables. */
  private static List<String> codes(String text, String row) {
    return Pattern.compile(row)
        .matcher(text)
        .results()
        .flatMap(match -> CODE.matcher(match.group(1)).results())
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void complaintsOnThePage_areThoseOfTheReader() {
    String said =
        Pattern.compile("(?s)```\n(module\\.yaml:.*?)\n```")
            .matcher(page)
            .results()
            .findFirst()
            .map((MatchResult match) -> match.group(1))
            .orElseThrow();
    String text = Specs.text("documented").replace("kind: service", "kind: servise");
    text = text.replace("type: int, min: 1, max: 1000", "type: int, min: 10, max: 1");
    text = text.replace("        call: OrderStore.save\n", "");
    assertEquals(
        SpecReader.read("module.yaml", text).blockers().stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n")),
        said);
  }

  private String between(String start, String end) {
    int from = page.indexOf(start) + start.length();
    int to = page.indexOf(end, from);
    return page.substring(from, to < 0 ? page.length() : to);
  }
}
