package dev.l9.trace.memory.seed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.seed.SeedEntry.AppliesTo;
import dev.l9.trace.memory.seed.SeedEntry.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedPackReaderTest {

  private static final String HEAD = "pack: team\nversion: 3\nentries:\n";
  private static final String ENTRY =
      """
        - id: retry-once
          says: A declined payment
            is tried once more.
          source: our handbook
          confidence: 0.5
      """;

  private static List<String> problems(String yaml) {
    return SeedPackReader.read("team.yaml", yaml.getBytes(UTF_8)).problems().stream()
        .map(SeedProblem::toString)
        .toList();
  }

  @Test
  void pack_isReadWhole() {
    String yaml =
        HEAD
            + ENTRY
            + """
                applies_to: {methods: ["pay*"], variables: [result], errors: [DeclinedException], files: [Pay.java]}
                expects: it >= 0
                hint: Wait an hour.
                from: decline
                relation: leads_to
                to: retry
                tags: [payment, "2"]
            """;
    assertEquals(List.of(), SchemaCheck.errors(yaml));
    SeedPack pack = SeedPackReader.read("team.yaml", yaml.getBytes(UTF_8)).pack().orElseThrow();
    assertEquals("team", pack.name());
    assertEquals(3, pack.version());
    assertEquals(
        List.of(
            new SeedEntry(
                "retry-once",
                "A declined payment is tried once more.",
                "our handbook",
                new AppliesTo(
                    List.of("pay*"),
                    List.of("result"),
                    List.of("DeclinedException"),
                    List.of("Pay.java")),
                "it >= 0",
                "Wait an hour.",
                new Relation("decline", RelationKind.LEADS_TO, "retry"),
                0.5,
                List.of("payment", "2"))),
        pack.entries());
  }

  @Test
  void mistakes_areAllSaidWithTheirLines() {
    assertEquals(
        List.of(
            "team.yaml:2: 'version' has to be a whole number from 1 on, and is 'one'",
            "team.yaml:4: the entry has no 'source'; add source: where it is written, such as"
                + " \"JLS 12.4.2\"",
            "team.yaml:4: the entry has 'relation', which needs 'to'; add it",
            "team.yaml:6: unknown key 'confidance'; did you mean 'confidence'?",
            "team.yaml:7: 'relation' has to be one of leads_to, is_wrapped_in, hides, needs, undoes,"
                + " and is 'lead_to'; did you mean 'leads_to'?",
            "team.yaml:8: 'confidence' has to be a number from 0 to 1, and is '7'"),
        problems(
            """
            pack: team
            version: one
            entries:
              - id: a
                says: A says b.
                confidance: 1
                relation: lead_to
                confidence: 7
            """));
  }

  @Test
  void rules_areCheckedToo() {
    assertEquals(
        List.of(
            "team.yaml:9: the id 'retry-once' is on line 4 too; an id belongs to one entry",
            "team.yaml:14: 'applies_to' is empty; add methods, variables, errors or files, or take"
                + " it out"),
        problems(HEAD + ENTRY + ENTRY + "    applies_to: {}\n"));
    assertEquals(
        List.of(
            "team.yaml:10: nothing says what 'it' is; add 'variables' to 'applies_to', such as"
                + " [result]",
            "team.yaml:11: 'hint' is for errors; add 'errors' to 'applies_to'"),
        problems(
            HEAD
                + ENTRY
                + "    applies_to: {methods: [pay]}\n    expects: it >= 0\n    hint: Wait.\n"));
    String about = HEAD + ENTRY + "    applies_to: {variables: [x]}\n    expects: ";
    assertEquals(
        List.of("team.yaml:10: 'y >= it' has other variables; write 'it' for the variable"),
        problems(about + "y >= it\n"));
    String wrong = problems(about + "it is fine\n").toString();
    assertTrue(wrong.startsWith("[team.yaml:10: 'it is fine' is no invariant: "), wrong);
    assertTrue(wrong.endsWith("; write one such as \"it >= 0\"]"), wrong);
  }

  /** What the schema marks, the reader doesn't take either. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "pack: team",
        "pack: Team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1}]",
        "pack: team\nversion: 0\nentries: [{id: a, says: b, source: c, confidence: 1}]",
        "pack: team\nversion: 1\nentries: []",
        "pack: team\nversion: 1\nentries: [{}]",
        "pack: team\nversion: 1\nentries: [{id: A b, says: b, source: c, confidence: 1}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: '', source: c, confidence: 1}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1.5}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1, tags: []}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1, hint: d}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1, from: d}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1, from: d,"
            + " relation: causes, to: e}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1, applies_to:"
            + " {methods: ['a b']}}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1, applies_to:"
            + " {errors: [java.io.IOException]}}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1, applies_to:"
            + " {files: [src/A.java]}}]",
        "pack: team\nversion: 1\nentries: [{id: a, says: b, source: c, confidence: 1, applies_to:"
            + " {variables: [x]}, expects: x >= 0}]"
      })
  void wrongPacks_areRefusedByBoth(String yaml) {
    assertFalse(SchemaCheck.errors(yaml).isEmpty());
    assertFalse(problems(yaml).isEmpty());
  }

  @Test
  void whatIsNoYaml_isSaid() {
    assertEquals(
        List.of("team.yaml:1: the file is empty; begin it with 'pack:'"), problems("# later\n"));
    assertTrue(problems("pack: [").get(0).startsWith("team.yaml:1: this is no YAML: "));
    assertEquals(
        List.of("team.yaml:2: the byte 0xFF is not UTF-8 here; save the file in UTF-8"),
        SeedPackReader.read("team.yaml", new byte[] {'a', '\n', (byte) 0xff}).problems().stream()
            .map(SeedProblem::toString)
            .toList());
  }
}
