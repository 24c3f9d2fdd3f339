package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonFormatTest {

  private static final DoraTraceBlock EMPTY = DoraTraceBlock.EMPTY;

  private static final String MEMBER =
      """
      "_l9_trace": {
          "trace_id": "",
          "task": "",
          "timestamp": "",
          "patterns_used": [],
          "graph": {
            "nodes": [],
            "edges": []
          },
          "inputs": {},
          "outputs": {},
          "metrics": {
            "confidence": "",
            "errors_detected": [],
            "stability_score": ""
          }
        }""";

  private static final String ONE_LINE =
      "\"_l9_trace\": {\"trace_id\": \"\", \"task\": \"\", \"timestamp\": \"\", \"patterns_used\": [],"
          + " \"graph\": {\"nodes\": [], \"edges\": []}, \"inputs\": {}, \"outputs\": {}, \"metrics\":"
          + " {\"confidence\": \"\", \"errors_detected\": [], \"stability_score\": \"\"}}";

  private final FormatAssert file = new FormatAssert("a.json");

  @Test
  void block_isTheLastMember() throws Exception {
    file.assertWritten("{\n  \"a\": 1\n}\n", EMPTY, "{\n  \"a\": 1,\n  " + MEMBER + "\n}\n");
    file.assertWritten(
        "\n{\"a\" : [1e5, 01]}".replace("01", "-0.50 , {}"),
        EMPTY,
        "\n{\"a\" : [1e5, -0.50 , {}], " + ONE_LINE + "}");
    String expected = "{\n  \"a\": 1,\n  " + MEMBER + "\n}\n";
    file.assertWritten(expected, "{\n  \"a\": 1\n}\n", EMPTY, expected);
  }

  @Test
  void indentationAndLineEnds_areTheFiles() throws Exception {
    file.assertWritten(
        "{\r\n\t\"a\": 1 }",
        EMPTY,
        ("{\n\t\"a\": 1,\n\t" + MEMBER.replace("  ", "\t") + " }").replace("\n", "\r\n"));
    file.assertWritten(
        "{\r    \"a\": 1\r}",
        EMPTY,
        ("{\n    \"a\": 1,\n    " + MEMBER.replace("  ", "    ") + "\n}").replace("\n", "\r"));
    String unindented = MEMBER.replace("\n  ", "\n");
    file.assertWritten("{\n\"a\": 1\n}", EMPTY, "{\n\"a\": 1,\n" + unindented + "\n}");
  }

  @Test
  void emptyObjects_areAsTheyWereAgain() throws Exception {
    file.assertWritten("{}", EMPTY, "{\n  " + MEMBER + "\n}");
    file.assertWritten("{ \n}\n", EMPTY, "{ \n\n  " + MEMBER + "\n}\n");
    for (String blanks : "|\n|\r|\r\n|\n\r|\r\n\r|  |\n  |\t\r|\r\r\n|\n\n\r".split("\\|")) {
      file.assertReversible("{" + blanks + "}", "{" + blanks + "}", Blocks.FULL);
    }
  }

  @Test
  void whatTheUserWrote_stays() throws Exception {
    String code =
        "\u00ef\u00bb\u00bf{\"a\":1e+05,\"a\":1.0,\n \"\\u0061\":[ ],\"b\":{\"_l9_trace\":{}},\"c\":\"_l9_trace\u00c3\u00a4\"\n\n ,\t\"d\":-0}  \n\n";
    file.assertNoBlock(code);
  }

  @Test
  void blocksElsewhere_areTakenOut() throws Exception {
    String block = "\"_l9_trace\": {}";
    String written = "{\n  \"a\": 1,\n  \"b\": 2,\n  " + MEMBER + "\n}";
    String code = "{\n  \"a\": 1,\n  \"b\": 2\n}";
    file.assertWritten("{\n  \"a\": 1,\n  " + block + ",\n  \"b\": 2\n}", code, EMPTY, written);
    file.assertWritten("{\n  " + block + ",\n  \"a\": 1,\n  \"b\": 2\n}", code, EMPTY, written);
    file.assertWritten(
        "{\n  " + block + ",\n  \"a\": 1,\n  " + block + ",\n  \"b\": 2 ,\n\n  " + block + "\n}",
        "{\n  \"a\": 1,\n  \"b\": 2 \n}",
        EMPTY,
        "{\n  \"a\": 1,\n  \"b\": 2,\n  " + MEMBER + " \n}");
    String escaped = "\"_l9\\u005ftrace\" : null";
    file.assertWritten("{" + escaped + "}", "{}", EMPTY, "{\n  " + MEMBER + "\n}");
    file.assertRefused("has more than 100 blocks", "{" + (block + ",").repeat(101) + "\"a\":1}");
  }

  @Test
  void jackson_findsTheSameInItAndTheBlock() throws Exception {
    String code = "{\n  \"a\": [1.50, {\"b\": null}],\n  \"c\": \"\u00c3\u00a4\"\n}\n";
    DoraTraceBlock block = Blocks.of("t", "\ud83d\ude00 \"\\ </script> \u2028 \0");
    byte[] written = file.format().withBlock(FormatAssert.bytes(code), block, BlockStyle.FULL);
    JsonMapper mapper = JsonMapper.shared();
    Map<?, ?> before = mapper.readValue(FormatAssert.bytes(code), Map.class);
    Map<?, ?> after = mapper.readValue(written, Map.class);
    assertEquals(List.of("a", "c", "_l9_trace"), List.copyOf(after.keySet()));
    assertEquals(block, BlockParser.parse(mapper.writeValueAsString(after.remove("_l9_trace"))));
    assertEquals(before, after);
  }

  @Test
  void blockWithoutAMeaning_isReplaced() throws Exception {
    String code = "{\"_l9_trace\": 1}";
    assertEquals(Optional.of("1"), file.format().json(code.getBytes(UTF_8)));
    file.assertWritten(code, "{}", EMPTY, "{\n  " + MEMBER + "\n}");
    assertThrows(IllegalArgumentException.class, () -> file.format().read(code.getBytes(UTF_8)));
  }

  @Test
  void whatIsNoObject_isRefused() {
    file.assertRefused("has an array as its root, which can't take a block", " [{}]");
    file.assertRefused("is empty: it may be half written", "");
    file.assertRefused("is empty: it may be half written", "\u00ef\u00bb\u00bf \n");
    file.assertRefused("has no object as its root, so that it can't take a block", "1");
    file.assertRefused("has no object as its root, so that it can't take a block", "\"a\"");
    file.assertRefused("is not valid JSON in line 1", "a");
    file.assertRefused("ends in the middle of its JSON: it may be half written", "{\n  \"a\": [1");
    file.assertRefused("ends in the middle of its JSON: it may be half written", "{\"a");
    file.assertRefused("is encoded in UTF-16", "\u00ff\u00fe{\0}\0");
    file.assertRefused("is not in UTF-8, as its type demands", "{\"a\": \"\u00e4\"}");
    file.assertRefused("is not in UTF-8, as its type demands", "{\"a\": \"\u00ed\u00a0\u0080\"}");
    file.assertRefused("is not in UTF-8, as its type demands", "{\"a\": \"\u00c0\u0080\"}");
    file.assertRefused("is not in UTF-8, as its type demands", "{\"\u00f4\u0090\u0080\u0080\": 1}");
    String invalid =
        "{a: 1}|{\"a\": 01}|{\"a\": 1,}|{\"a\": [1,]}|{\"a\" 1}|{'a': 1}|{\"a\": \"\t\"}|{\"a\": 1} x"
            + "|{\"a\": .5}|{\"a\": 1.}|{\"a\": +1}|{\"a\": \"\\x\"}|{\"a\": \"\\u12g4\"}|{\"a\": tru}"
            + "|{} {}|{\"a\": 1 // c}|{\"a\": NaN}|{,}|{\"a\": 1 \"b\": 2}|{\"a\": [1 2]}|{\"a\": [}";
    for (String text : invalid.split("\\|")) {
      file.assertRefused("is not valid JSON in line 3", "\n\r\n" + text);
    }
  }

  @Test
  void deepNesting_isNoProblem() throws Exception {
    String code = "{\"a\":" + "[{\"a\":".repeat(30_000) + "1" + "}]".repeat(30_000) + "}";
    file.assertReversible(code, code, Blocks.FULL);
  }

  @Test
  void textThatIsNoMember_isRefused() {
    for (String text : new String[] {"", "1", "\"a\": 1", "\"_l9_trace\": {}, \"a\": 1", "}"}) {
      assertEquals(
          "can't take this block: it is damaged, or of another type",
          assertThrows(
                  RefusedSourceException.class,
                  () -> file.format().withText("{}".getBytes(UTF_8), text.getBytes(UTF_8)),
                  text)
              .getMessage());
    }
  }
}
