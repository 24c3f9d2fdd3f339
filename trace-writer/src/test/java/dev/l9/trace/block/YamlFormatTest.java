package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class YamlFormatTest {

  private static final DoraTraceBlock EMPTY = DoraTraceBlock.EMPTY;

  private static final String BLOCK =
      """
      # ============================================================================
      # L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
      # ============================================================================
      # prettier-ignore
      l9_trace:
        trace_id: ""
        task: ""
        timestamp: ""
        patterns_used: []
        graph:
          nodes: []
          edges: []
        inputs: {}
        outputs: {}
        metrics:
          confidence: ""
          errors_detected: []
          stability_score: ""
      # ============================================================================
      # END L9 DORA BLOCK
      # ============================================================================
      """;

  private static final String FULL =
      """
      l9_trace:
        trace_id: "rsn_1768312800_k3x9a2bq"
        task: "compile_spec"
        timestamp: "2026-01-13T14:00:00Z"
        patterns_used:
          - "template_method"
          - "visitor"
        graph:
          nodes:
            - id: "Controller.run"
              file: "Controller.java"
              layer: "system"
              calls: 1
              errors: 0
              mean_ms: 2.5
              max_ms: 2.5
            - id: "IrEngine.compile"
              file: "IrEngine.java"
              layer: "reasoning"
              calls: 3
              errors: 1
              mean_ms: 0.41
              max_ms: 1.2
          edges:
            - from: "Controller.run"
              to: "IrEngine.compile"
              calls: 3
        inputs:
          spec:
            "@type": "Spec"
            name: "a"
            parts:
              - 1
              - 2.5
              - null
          strict: true
        outputs:
          result: "ok"
        metrics:
          confidence: "0.21"
          errors_detected:
            - "IllegalStateException: no parts"
          stability_score: "0.75"
          duration_ms: 0.412
      """;

  private static final String CODE = "a: 1 # one\nb:\n- x\n- y: |\n    text\n";

  private final FormatAssert file = new FormatAssert("a.yaml");

  @Test
  void block_isTheLastEntry() throws Exception {
    file.assertWritten(CODE, EMPTY, CODE + "\n" + BLOCK);
    String full = BLOCK.replaceFirst("(?s)l9_trace:.*stability_score: \"\"\n", FULL);
    file.assertWritten(CODE, Blocks.FULL, CODE + "\n" + full);
    file.assertWritten("a: b", EMPTY, "a: b\n\n" + BLOCK.substring(0, BLOCK.length() - 1));
    file.assertWritten("a: b\r\n", EMPTY, ("a: b\n\n" + BLOCK).replace("\n", "\r\n"));
    file.assertWritten(
        "\u00ef\u00bb\u00bfa: b\r",
        EMPTY,
        ("\u00ef\u00bb\u00bfa: b\n\n" + BLOCK).replace("\n", "\r"));
    file.assertWritten(BLOCK + CODE, CODE, EMPTY, CODE + "\n" + BLOCK);
  }

  @Test
  void block_goesIntoTheLastDocument() throws Exception {
    String code = "%YAML 1.2\n---\na: 1\n...\n---\n[1]\n--- # last\nb: 2\n";
    file.assertWritten(code, EMPTY, code + "\n" + BLOCK);
    String added = "---\nc: 3\n";
    file.assertWritten(
        code + "\n" + BLOCK + added,
        code + "\n" + added,
        EMPTY,
        code + "\n" + added + "\n" + BLOCK);
  }

  @Test
  void block_isBeforeTheEndMarker() throws Exception {
    file.assertWritten("a: 1\n...\n", EMPTY, "a: 1\n\n" + BLOCK + "...\n");
    file.assertWritten(
        "a: 1\n... # end\n\n# c\n...", EMPTY, "a: 1\n\n" + BLOCK + "... # end\n\n# c\n...");
    file.assertWritten("a: 1\n...\n" + BLOCK, "a: 1\n...\n", EMPTY, "a: 1\n\n" + BLOCK + "...\n");
  }

  @Test
  void whatOnlyLooksLikeABlock_isTheUsers() throws Exception {
    String indented = BLOCK.replaceAll("(?m)^", "  ");
    file.assertNoBlock("a: |\n" + indented + "\nb: 1\n");
    file.assertNoBlock("a: 'x\n" + BLOCK.replace("'", "''") + "y'\nb: 1\n");
    file.assertNoBlock("a: \"x\n" + BLOCK.replace("\"", "") + "\\\" y\"\n");
    file.assertNoBlock(
        "a: [x,\n" + BLOCK.replace("l9_trace:", "").replaceAll("(?m)^ .*\n", "") + "]\n");
    file.assertNoBlock("--- |\n" + BLOCK.replaceAll("(?m)^", " ") + "--- \nb: 1\n");
    file.assertNoBlock("b:\n" + indented);
  }

  @Test
  void scalars_endWhereTheyEnd() throws Exception {
    for (String code :
        List.of(
            "a: b's \"c\n  d: e'".replace(": e", ":e") + "\n",
            "a: it's\n  'more' # c\nb: 'it''s' # '\n",
            "? a b\n: - 'c\n    d'\n  - \"e\\\n    f\"\n",
            "a: {b: 'c', \"d\":'e', f: [it's, # '\n  g h 'i, ], j: !t 'k'}\nl: m\n",
            "a: &x !t |2-\n    # b\n\n   c\n # d\ne: *x\n",
            "- a\n---\n'b': \n    c\n  d 'e\n\"f\": >\n  g\n",
            "a:\n  - - |\n     b '\n    - c: >+\n\n        d\n\n  # e\nf: ''\n",
            "a: &f -1\n? |\n  b '\n: c\n[d]: e\n*f : g\n!t h: http://i#j\n",
            "a: |-\n  b",
            "a: b\n\n   \n# c\n   # d",
            "a: |\n\tb\n".replace("\t", "  \t"))) {
      file.assertNoBlock(code);
      assertSameContent(code);
    }
  }

  @Test
  void whatCantTakeAnEntry_isRefused() {
    String none = "has no mapping in its last document that could take a block";
    for (String text : List.of("", "# a\n", "a: 1\n---\n", "a: 1\n...\n# b\n---")) {
      file.assertRefused(none, text);
    }
    String other = "has a last document that is no block mapping, which can't take a block";
    for (String text :
        List.of("- a\n", "a", "'a: 1'", "{a: 1}\n", " a: 1\n", "--- |\n a: 1\n", "--- a\n")) {
      file.assertRefused(other, text);
    }
    String scalar = "ends in a block scalar, whose text would change with what follows it";
    for (String text :
        List.of("a: |\n  b", "a: |+\n  b\n", "a: |-\n     \n", "- a: 1\n--- \nb: >\n  c\n  ")) {
      file.assertRefused(scalar, text);
    }
    String half = "ends in the middle of its YAML: it may be half written";
    for (String text : List.of("a: 'b\n", "a: \"b\\", "a: [b\n", "a: {b: [}")) {
      file.assertRefused(half, text);
    }
    for (String text :
        List.of(
            "a: b: c",
            "a\nb: c: d",
            "a: 'b' c",
            "a: 1\nb\n",
            "\ta: 1",
            "a: @b",
            "a: 'b\n---\n'",
            "a: |x\n",
            "- a\nb: c")) {
      assertEquals(
          true,
          refusal(text).matches("has YAML in line \\d that isn't understood|" + other),
          text + ": " + refusal(text));
    }
    file.assertRefused("is not in UTF-8, as its type demands", "a: \u00e4\n");
    file.assertRefused("is encoded in UTF-16", "\u00ff\u00fea\0");
  }

  private String refusal(String text) {
    try {
      return FormatAssert.text(
          file.format().withBlock(text.getBytes(UTF_8), EMPTY, BlockStyle.FULL));
    } catch (RefusedSourceException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void entryWithoutAFrame_isABlock() throws Exception {
    String bare = "l9_trace:\n  task: t\n\n  # c\n  inputs: {a: [1, 'b']}\n";
    assertEquals(
        "{\"task\": \"t\",\"inputs\": {\"a\": [1, \"b\"]}}",
        file.format().json(bare.getBytes(UTF_8)).orElseThrow());
    file.assertWritten("a: 1\n\n" + bare, "a: 1\n", EMPTY, "a: 1\n\n" + BLOCK);
    file.assertWritten("'l9_trace': x\na: 1\n", "a: 1\n", EMPTY, "a: 1\n\n" + BLOCK);
    file.assertWritten(
        "a: 1\n\"l9_trace\": {x: [\n]}\nb: 2\n", "a: 1\nb: 2\n", EMPTY, "a: 1\nb: 2\n\n" + BLOCK);
    file.assertWritten(
        "a: 1\nl9_trace:\n- x: |\n   y\n# c\nb: 2\n",
        "a: 1\n# c\nb: 2\n",
        EMPTY,
        "a: 1\n# c\nb: 2\n\n" + BLOCK);
  }

  @Test
  void blocksOfOtherWriters_areRead() throws Exception {
    String wild =
        """
        # ==========
        # ==========
        # L9 DORA BLOCK - generated
        # by a generator
        # ==========
        l9_trace:
          trace_id: abc123   # short
          task: 'it''s'
          patterns_used:
          - a
          - "b\\x41\\U0001f600"
          graph: {nodes: [{id: x, calls: 3}], edges: []}
          inputs:
            ? "k"
            : -
              - 1
          metrics:
            confidence: 0.95
        # ==========
        # END L9 DORA BLOCK
        # ==========
        """;
    DoraTraceBlock block =
        file.format()
            .read(wild.replace(": -\n      - 1", ":\n    - 1").getBytes(UTF_8))
            .orElseThrow();
    assertEquals("abc123", block.traceId());
    assertEquals("it's", block.task());
    assertEquals(List.of("a", "bA\ud83d\ude00"), block.patternsUsed());
    assertEquals(3, block.graph().nodes().get(0).calls());
    assertEquals("{k=Items[values=[Num[value=1]]]}", block.inputs().toString());
    assertEquals("0.95", block.metrics().confidence());
    file.assertWritten(CODE + "\n" + wild, CODE, EMPTY, CODE + "\n" + BLOCK);
  }

  @Test
  void damagedBlocks_giveUpTheirOwnLinesOnly() throws Exception {
    String noEnd = BLOCK.substring(0, BLOCK.lastIndexOf("# ====", BLOCK.indexOf("# END")));
    String user = "y: 2\n";
    file.assertWritten(CODE + noEnd + user, CODE + user, EMPTY, CODE + user + "\n" + BLOCK);
    String noTitle = BLOCK.substring(BLOCK.indexOf("l9_trace"));
    file.assertWritten(CODE + noTitle + user, CODE + user, EMPTY, CODE + user + "\n" + BLOCK);
    String noEntry = BLOCK.replaceFirst("(?s)l9_trace:.*stability_score: \"\"\n", "");
    assertEquals(Optional.empty(), file.format().json(noEntry.getBytes(UTF_8)));
    file.assertWritten(CODE + noEntry + user, CODE + user, EMPTY, CODE + user + "\n" + BLOCK);
  }

  @Test
  void yamlLibrary_readsTheSameRecord() throws Exception {
    Map<String, CapturedValue> inputs = new LinkedHashMap<>();
    for (String key :
        List.of("no", "a b", "", "~", "1", "k".repeat(1100), "\u00e4: #", "- x", "'\"")) {
      inputs.put(
          key,
          new CapturedValue.Items(
              List.of(
                  text(key),
                  new CapturedValue.Items(List.of()),
                  new CapturedValue.Items(List.of(text("x"), text("# y"))),
                  new CapturedValue.Fields(
                      Map.of(
                          "\n".repeat(300),
                          new CapturedValue.Fields(
                              Map.of("z", text("\0\u0085\u2028\ud83d\ude00\ufeff"))))))));
    }
    DoraTraceBlock block =
        new DoraTraceBlock(
            "", "1", "", List.of("~"), EMPTY.graph(), inputs, Map.of(), EMPTY.metrics());
    for (DoraTraceBlock each : List.of(block, Blocks.FULL, EMPTY)) {
      byte[] written = file.format().withBlock(CODE.getBytes(UTF_8), each, BlockStyle.FULL);
      Map<?, ?> content = (Map<?, ?>) documents(new String(written, UTF_8)).get(0);
      String json = JsonMapper.shared().writeValueAsString(content.get("l9_trace"));
      assertEquals(each, BlockParser.parse(json));
      assertEquals(Optional.of(each), file.format().read(written));
    }
    assertSameContent(CODE);
  }

  @Test
  void halvesOfSurrogatePairs_areReplaced() throws Exception {
    byte[] written =
        file.format()
            .withBlock(
                "a: 1".getBytes(UTF_8), Blocks.of("\ud800 \udc00\ud800", ""), BlockStyle.FULL);
    assertEquals("\ufffd \ufffd\ufffd", file.format().read(written).orElseThrow().task());
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }

  private void assertSameContent(String code) throws Exception {
    byte[] written = file.format().withBlock(code.getBytes(UTF_8), Blocks.FULL, BlockStyle.FULL);
    List<Object> before = documents(code);
    List<Object> after = documents(new String(written, UTF_8));
    ((Map<?, ?>) after.get(after.size() - 1)).remove("l9_trace");
    assertEquals(before, after);
  }

  static List<Object> documents(String yaml) {
    List<Object> documents = new ArrayList<>();
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowNonScalarKeys(true)
            .setTagConstructors(
                Map.of(
                    new org.snakeyaml.engine.v2.nodes.Tag("!t"),
                    node -> ((org.snakeyaml.engine.v2.nodes.ScalarNode) node).getValue()))
            .build();
    new Load(settings).loadAllFromString(yaml).forEach(documents::add);
    return documents;
  }
}
