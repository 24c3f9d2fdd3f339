package dev.l9.trace.contract.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.spec.ContractReader.Problem;
import dev.l9.trace.contract.spec.ContractReader.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the file of a contract: all of it, each with its place. */
class ContractProblemsTest {

  private static String problems(String yaml) {
    return lines(ContractReader.read(yaml));
  }

  private static String lines(Result result) {
    return result.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  /** One line for each, and a contract that can't be used. */
  private static void assertUnusable(String problems, String yaml) {
    Result result = ContractReader.read(yaml);
    assertEquals(problems.strip(), lines(result));
    assertFalse(result.isUsable());
  }

  @Test
  void allProblems_comeAtOnce_inTheirOrder() {
    assertUnusable(
        """
        2:10: 'style' needs one of full, short here, and not 'wide'
        4:3: unknown key 'mandatory_field'; did you mean 'mandatory_fields'?
        7:5: unknown key 'presense'; did you mean 'presence'?
        """,
        """
        dora_block_contract:
          style: wide
        required_dora_block:
          mandatory_field: [component_id]
        validation_rules:
          severity:
            presense: off
        """);
  }

  @Test
  void unknownKey_thatIsNearNone_isToldWhereItBelongsOrWhatThereIs() {
    assertUnusable(
        """
        1:1: unknown key 'preserve_fields'; it belongs to 'codegen_rules: rule_4_idempotent_generation'
        3:3: unknown key 'owner'; known in 'required_dora_block': mandatory_fields, optional_but_recommended, allowed_values
        """,
        """
        preserve_fields: [a]
        required_dora_block:
          owner: me
        """);
  }

  @Test
  void wrongTypes() {
    assertUnusable(
        """
        2:15: 'applies_to' needs a list here, and not 'all'
        3:12: 'version' needs a text here, and not a list
        5:21: 'mandatory_fields' needs a list here, and not a mapping; a text that begins with { is quoted: "{…}"
        6:30: 'optional_but_recommended' needs a text here, and not nothing
        7:19: 'allowed_values' needs a mapping here, and not a list
        9:20: 'rule_1_presence' needs a mapping here, and not 'yes'
        """,
        """
        dora_block_contract:
          applies_to: all
          version: [1]
        required_dora_block:
          mandatory_fields: {a: 1}
          optional_but_recommended: [~]
          allowed_values: [a]
        validation_rules:
          rule_1_presence: yes
        """);
  }

  @Test
  void rootThatIsNoMapping() {
    assertUnusable("1:1: the file needs a mapping here, and not a list", "- a\n");
    assertUnusable("1:1: the file needs a mapping here, and not 'text'", "text");
  }

  @Test
  void emptyFile_isWarnedOf() {
    for (String empty : List.of("", "# nothing\n", "\uFEFF")) {
      Result result = ContractReader.read(empty);
      assertEquals(
          "1:1: warning: the file says nothing, so that what holds without it holds",
          lines(result));
      assertTrue(result.isUsable());
      assertEquals(DefaultContract.CONTRACT, result.contract());
    }
  }

  @Test
  void duplicateKeys_atEachDepth() {
    assertUnusable(
        """
        3:3: the key 'style' is here twice
        4:1: the key 'dora_block_contract' is here twice
        """,
        """
        dora_block_contract:
          style: full
          style: short
        dora_block_contract: {}
        """);
  }

  @Test
  void fields_namedTwiceOrInBothLists_orByNoName() {
    assertUnusable(
        """
        4:7: the field 'layer' is named twice; one list has it, once
        5:7: 'a b' is no name for a field: letters, digits and _ make one
        6:7: 'footer' can't be a field: by this key a header names its footer
        8:7: the field 'layer' is named twice; one list has it, once
        10:5: the contract has no field 'laier'; did you mean 'layer'?
        14:25: the contract has no field 'id': name it in 'mandatory_fields' or 'optional_but_recommended'
        """,
        """
        required_dora_block:
          mandatory_fields:
            - layer
            - layer
            - a b
            - footer
          optional_but_recommended:
            - layer
          allowed_values:
            laier: [a]

        codegen_rules:
          rule_4_idempotent_generation:
            preserve_fields: [  id]
        """);
  }

  @Test
  void noMandatoryField_isNoContract() {
    assertUnusable(
        "1:41: 'mandatory_fields' names no field; without it, the usual ones hold",
        "required_dora_block: {mandatory_fields: []}");
  }

  @Test
  void minimum_thatNoFileCanHave() {
    assertUnusable(
        "1:69: no file can have 15 of 14 mandatory fields",
        "validation_rules: {rule_2_field_coverage: {minimum_fields_required: 15}}");
  }

  @Test
  void figures_outOfTheirRange() {
    assertUnusable(
        """
        2:46: 'alert_if_below' needs a percentage such as "95%" here, and not '101%'
        3:50: 'alert_if_above' needs a whole number from 0 on here, and not '-1'
        """,
        """
        dashboard_metrics:
          metric_1_compliance_rate: {alert_if_below: "101%"}
          metric_2_generation_failures: {alert_if_above: -1}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ''               | matches nothing
          /                | matches nothing
          ' *.py'          | begins or ends with a blank
          '!*.py'          | begins with '!', which has no meaning here; 'exclusions' leaves files out
          'src\\*.py'       | has a backslash; write / between folders
          '*.{yml,yaml}'   | has alternatives in braces, which match nothing here; write a pattern for each
          ../other/*.py    | leads out of the project; patterns are relative to its root
          C:/x/*.py        | leads out of the project; patterns are relative to its root
          """)
  void patternThatMatchesNothingSensible(String pattern, String message) {
    String text = pattern.replaceAll("^'|'$", "");
    String expected = ": the pattern '" + text + "' " + message;
    for (String yaml :
        List.of(
            "dora_block_contract: {applies_to: [{exclusions: [%s]}]}",
            "field_values: [{domain: a, files: [%s]}]")) {
      assertUnusable("1:%d".formatted(yaml.indexOf('%') + 1) + expected, yaml.formatted(pattern));
    }
  }

  @Test
  void fileTypes_thatAreNotMeantSo_areWarnedOf() {
    Result result =
        ContractReader.read(
            "dora_block_contract: {applies_to: [{file_types: [py, .md, '*.exe', '*.py', '*.py']},"
                + " {exclusions: ['**']}]}");
    String said = lines(result).replaceAll("l9 writes to .*", "…");
    assertEquals(
        """
        1:50: warning: 'py' means what has just this name; did you mean '*.py'?
        1:54: warning: '.md' means what has just this name; did you mean '*.md'?
        1:59: warning: files of type '*.exe' can't carry metadata, and are passed over; …
        1:76: warning: the pattern '*.py' is here twice
        1:100: warning: '**' excludes every file""",
        said);
    assertTrue(result.isUsable());
  }

  @Test
  void fieldValues_thatNoHeaderMayHave() {
    assertUnusable(
        """
        2:5: each file has a component_id of its own; it can't be given here
        2:5: this needs 'files', a list of patterns, to say of which files it is
        3:12: 'layer' may not be 'foundations'; did you mean 'foundation'?
        4:11: 'type' may not be 'x'; it may be service, collector, tracker, engine, utility, adapter
        5:13: 'domain' may not be 'TODO: name it', which is no value
        6:14: 'purpose' may not be ' ', which is no value
        7:18: 'audit_trail' is true or false, and not 'yes'
        8:19: 'dependencies' is a list: [billing]
        9:5: the contract has no field 'tipe'; did you mean 'type'?
        10:13: 'status' needs a text, a number, true, false, or a list of these here, and not nothing
        11:5: unknown key 'file'; did you mean 'files'?
        11:5: this needs 'files', a list of patterns, to say of which files it is
        """,
        """
        field_values:
          - component_id: X-1
            layer: foundations
            type: x
            domain: "TODO: name it"
            purpose: " "
            audit_trail: yes
            dependencies: billing
            tipe: a
            status: ~
          - file: [x]
        """);
  }

  @Test
  void whatHasNoEffect_isWarnedOf() {
    String yaml =
        """
        dora_block_contract:
          status: draft
        validation_rules:
          rule_1_presence:
            marker_start: "# OURS"
            error_message: "see {WIKI}"
          rule_2_field_coverage:
            error_message: "{FIELD_NAM} is missing"
        audit_requirements:
          requirement_1_dora_registry:
            location: reg.json
        """;
    assertEquals(
        """
        2:11: warning: status 'draft' has no effect; what l9 does is 'mandatory'
        5:19: warning: marker_start has no effect: what l9 writes and finds is 'DORA PROTOCOL METADATA'
        6:20: warning: nothing replaces '{WIKI}' in this message
        8:20: warning: nothing replaces '{FIELD_NAM}' in this message; did you mean 'FIELD_NAME'?
        11:15: warning: location 'reg.json' has no effect; what l9 does is '.l9-dora-registry.json'""",
        problems(yaml));
    assertTrue(ContractReader.read(yaml).isUsable());
  }

  @Test
  void tab_isNamed() {
    assertUnusable(
        "2:1: this line is indented by a tab; YAML takes blanks only",
        "dora_block_contract:\n\tstyle: full\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a: [1#b: 2          | 2:2: this is no YAML: expected ',' or ']', but got :, while parsing a flow sequence that begins on line 1
          a: b: c             | 1:5: this is no YAML: mapping values are not allowed here
          a: *y               | 1:4: this is no YAML: found undefined alias y
          a: 1#---#b: 2       | 2:1: this is no YAML: but found another document
          a: 😀 b: c           | 1:8: this is no YAML: mapping values are not allowed here
          """)
  void syntaxErrors_haveTheirPlace(String yaml, String problem) {
    assertUnusable(problem, yaml.replace('#', '\n'));
  }

  @Test
  void characterThatYamlDoesNotAllow_hasItsPlace() {
    assertUnusable(
        "2:4: here is a character that YAML doesn't allow: write it as an escape in double quotes",
        "a: 1\nb: \u0001\n");
  }

  @Test
  void listBehindAText_isPassedOverOnlyWhereTheRestIsNoYaml() {
    String inText =
        "validation_rules:\n  rule_1_presence:\n    error_message: |\n      step: \"a\"\n        - b\n";
    Contract contract = ContractReader.read(inText).contract();
    assertEquals("step: \"a\"\n  - b\n", contract.checks().messages().get("presence"));
    assertUnusable(
        "3:5: this is no YAML: mapping values are not allowed here", "a: \"b\"\n  - c\nd: e: f\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "a: {", "- ", "? "})
  void nestedTooDeeply_isSaid(String opening) {
    Result result = ContractReader.read(opening.repeat(100_000));
    assertFalse(result.isUsable());
    assertEquals(1, result.problems().size());
  }

  @Test
  void aliasesOfAliases_endAtOnce() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s, %s]\n".formatted(i, i, before, before));
    }
    assertUnusable("1:1: more than 50 aliases of lists and mappings", bomb.toString());
    Result itself = ContractReader.read("field_values: &a [*a]\ncodegen_rules: &b {x: *b}\n");
    assertFalse(itself.isUsable());
  }

  @Test
  void keyThatIsNoText_isSaid() {
    assertUnusable("1:3: a key has to be a text", "? [a]\n: 1\n");
  }

  @Test
  void longTexts_areCut() {
    String said = problems("dora_block_contract: {style: " + "x😀".repeat(500) + "}");
    assertTrue(said.endsWith("and not '" + "x😀".repeat(30) + "…'"), said);
  }

  @Test
  void largeFile_isNotRead(@TempDir Path folder) throws IOException {
    Path large = folder.resolve(Contract.FILE);
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(50L << 20);
    }
    String said = "1:1: the file is larger than 1 MB; it can hardly be a contract, and isn't read";
    assertEquals(said, lines(ContractReader.read(large)));
    assertEquals(said, problems("#".repeat((1 << 20) + 1)));
  }

  @Test
  void otherEncodings_areSaid_withTheirPlace(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(Contract.FILE);
    Files.write(file, "# ok\n# Straße\n".getBytes(ISO_8859_1));
    assertEquals(
        "2:7: the byte 0xDF is not UTF-8 here; save the file in UTF-8",
        lines(ContractReader.read(file)));
    Files.write(file, "# ok\n".getBytes(Charset.forName("UTF-16")));
    assertEquals(
        "1:1: the byte 0xFE is not UTF-8 here; save the file in UTF-8",
        lines(ContractReader.read(file)));
    Files.write(file, new byte[] {'a', (byte) 0xC3});
    assertEquals(
        "1:2: the byte 0xC3 is not UTF-8 here; save the file in UTF-8",
        lines(ContractReader.ofProject(folder)));
  }

  @Test
  void projectWithoutAFile_hasTheDefault(@TempDir Path folder) throws IOException {
    Result result = ContractReader.ofProject(folder);
    assertEquals(DefaultContract.CONTRACT, result.contract());
    assertEquals(List.of(), result.problems());
  }

  /** Whatever a typist does to it, reading ends with an answer whose places exist. */
  @Test
  void damagedFiles_neverMakeItFail() throws IOException {
    String listing = ListingTest.listing();
    Random random = new Random(9);
    int rounds = Boolean.getBoolean("l9.stress") ? 5_000 : 60;
    for (int i = 0; i < rounds; i++) {
      StringBuilder damaged = new StringBuilder(listing);
      for (int change = 0; change <= random.nextInt(4); change++) {
        int at = random.nextInt(damaged.length() - 9);
        damaged.replace(at, at + random.nextInt(9), pieces().get(random.nextInt(pieces().size())));
      }
      List<String> lines = damaged.toString().lines().toList();
      for (Problem problem : ContractReader.read(damaged.toString()).problems()) {
        assertTrue(problem.line() <= lines.size() + 1, () -> problem + "\n" + damaged);
        assertTrue(problem.line() > 0 && problem.column() > 0, () -> problem + "\n" + damaged);
      }
    }
  }

  private static List<String> pieces() {
    return List.of(
        "", " ", "\n", "\t", "- ", ": ", "[", "{", "\"", "'", "#", "~", "&a ", "*a ", "😀");
  }
}
