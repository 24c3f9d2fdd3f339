package dev.l9.trace.contract.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

  private static final String TWO =
      """
      {"version":1,"violations":[
      {"path":"a.py","rule":"field-coverage","symbol":"layer","count":2},
      {"path":"b.py","rule":"presence","symbol":"","count":1}
      ]}
      """;

  @TempDir private Path root;
  private BaselineFile file;

  @BeforeEach
  void name() {
    file = new BaselineFile(root, Map.of());
  }

  private static Violation layer(String path, int line) {
    return violation(RuleId.FIELD_COVERAGE, path, line, "layer");
  }

  private static Violation presence(String path) {
    return violation(RuleId.PRESENCE, path, 1, "");
  }

  private static Violation violation(RuleId rule, String path, int line, String symbol) {
    return new Violation(rule, Severity.ERROR, path, line, 1, symbol, "wrong", "mend it");
  }

  private static List<Violation> two() {
    return List.of(presence("b.py"), layer("a.py", 7), layer("a.py", 3));
  }

  private String text() throws IOException {
    return Files.readString(root.resolve(Baseline.FILE));
  }

  @Test
  void baseline_isWrittenSorted_aLineForEach_andReadAgain() throws Exception {
    assertTrue(file.create(two()));
    assertEquals(TWO, text());
    assertEquals(Baseline.of(two()), file.read());
    assertFalse(file.create(two()));
    assertEquals(3, file.read().size());
  }

  @Test
  void acceptedViolations_dontCount_whateverLineTheyMoveTo() {
    Baseline.Filtered filtered =
        Baseline.of(two()).filter(List.of(layer("a.py", 90), layer("a.py", 91), presence("b.py")));
    assertEquals(new Baseline.Filtered(List.of(), 3), filtered);
  }

  @Test
  void mendedViolation_andNewOne_dontCancelOut() {
    Violation otherFile = presence("c.py");
    Violation otherSymbol = violation(RuleId.FIELD_COVERAGE, "a.py", 3, "domain");
    Violation otherRule = violation(RuleId.NO_PLACEHOLDER, "a.py", 3, "layer");
    List<Violation> found = List.of(layer("a.py", 3), otherSymbol, otherRule, otherFile);
    assertEquals(
        new Baseline.Filtered(List.of(otherSymbol, otherRule, otherFile), 1),
        Baseline.of(two()).filter(found));
  }

  @Test
  void moreOfTheSame_count() {
    List<Violation> found = List.of(layer("a.py", 1), layer("a.py", 2), layer("a.py", 3));
    assertEquals(
        new Baseline.Filtered(List.of(layer("a.py", 3)), 2), Baseline.of(two()).filter(found));
  }

  @Test
  void renamedFile_hasNewViolations() {
    assertEquals(
        List.of(presence("moved/b.py")),
        Baseline.of(two()).filter(List.of(presence("moved/b.py"))).violations());
  }

  @Test
  void whatIsGone_isTakenOut_andNothingIsAdded() throws Exception {
    file.create(two());
    assertTrue(file.shrink(List.of(layer("a.py", 5), presence("c.py"))));
    assertEquals(Baseline.of(List.of(layer("a.py", 5))), file.read());
    assertFalse(file.shrink(two()));
    assertTrue(file.shrink(List.of()));
    assertEquals("{\"version\":1,\"violations\":[\n]}\n", text());
    assertFalse(file.shrink(two()));
    assertEquals(Baseline.NONE, file.read());
  }

  @Test
  void missingBaseline_acceptsNothing_andIsNotMadeBySomethingElse() throws Exception {
    assertFalse(file.isThere());
    assertEquals(Baseline.NONE, file.read());
    assertFalse(file.shrink(two()));
    assertFalse(file.isThere());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "yes", "woodpecker"})
  void ci_neverWrites(String ci) throws Exception {
    BaselineFile there = new BaselineFile(root, Map.of("CI", ci));
    assertThrows(ToolFailure.class, () -> there.create(two()));
    assertFalse(there.isThere());
    file.create(two());
    assertFalse(there.shrink(List.of()));
    assertThrows(ToolFailure.class, () -> there.create(List.of()));
    assertEquals(TWO, text());
    assertEquals(Baseline.of(two()), there.read());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "false", " FALSE "})
  void noCi_writes(String ci) throws Exception {
    assertTrue(new BaselineFile(root, Map.of("CI", ci)).create(two()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1|`[]`|`it is no object`",
        "1|`{\"version\":3,\"violations\":[]}`|`its version isn't 1`",
        "2|`{\"version\":1,\"violations\":[\n{\"path\":\"a\",\"rule\":\"nope\",\"symbol\":\"\",\"count\":1}]}`|`there is no rule 'nope'`",
        "2|`{\"version\":1,\"violations\":[\n{\"path\":\"a\",\"rule\":\"presence\",\"symbol\":\"\"}]}`|`it has no path, or no count`",
        "2|`{\"version\":1,\"violations\":[\n{\"path\":\"a\",\"rule\":\"presence\",\"symbol\":\"\",\"count\":99999999999}]}`|`no count`",
        "2|`{\"version\":1,\"violations\":[\n{\"paths\":\"a\"}]}`|`it has the key paths`",
        "3|`{\"version\":1,\"violations\":[\n{\"path\":\"a\",\"rule\":\"presence\",\"symbol\":\"\",\"count\":1},\n{\"path\":\"a\",\"rule\":\"presence\",\"symbol\":\"\",\"count\":1}]}`|`the same entry stands above`",
        "2|`{\"version\":1,\"violations\":[\n<<<<<<< ours`|`Unexpected character`",
      })
  void damagedBaseline_isSaidWithItsLine_andIsNeverOverwritten(int line, String content, String why)
      throws Exception {
    Files.writeString(root.resolve(Baseline.FILE), content);
    String said = String.valueOf(assertThrows(ToolFailure.class, file::read).getMessage());
    assertTrue(said.startsWith(Baseline.FILE + ":" + line + ": it is damaged"), said);
    assertTrue(said.contains(why), said);
    assertThrows(ToolFailure.class, () -> file.create(two()));
    assertThrows(ToolFailure.class, () -> file.shrink(two()));
    assertEquals(content, text());
  }

  @Test
  void textOfOthers_neverLeavesItsLine() {
    Violation odd = violation(RuleId.CONSISTENCY, "a\n\"},{\u2028\u0000", 1, "x\ny\ud800");
    byte[] bytes = Baseline.of(List.of(odd)).toBytes();
    assertEquals(Baseline.of(List.of(odd)), Baseline.parse(bytes));
    assertEquals(3, new String(bytes, java.nio.charset.StandardCharsets.UTF_8).lines().count());
  }
}
