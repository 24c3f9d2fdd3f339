package dev.l9.trace.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  private static final CapturedValue ONE = new CapturedValue.Num(1);
  private static final CapturedValue TWO = new CapturedValue.Num(2);

  @Test
  void onOneLine_separatesTheParts() {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    json.beginObject().key("a").value("x").key("b").value(7).end();
    json.beginObjectOnOneLine().key("c").beginArray().value("y").value("z").end().end();
    assertEquals("[{\"a\":\"x\",\"b\":7},{\"c\":[\"y\",\"z\"]}]", json.end().toString());
  }

  @Test
  void onOneLine_hasTheBlanksOfWhatItWritesTo() {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.plain()).beginObject();
    json.key("a").value("ü").key("b").value(new CapturedValue.Items(List.of(ONE, TWO))).end();
    assertEquals("{\"a\": \"\\u00fc\", \"b\": [1, 2]}", json.toString());
  }

  @Test
  void emptyObjectsAndArrays_haveNothingBetweenTheirEnds() {
    assertEquals("[{},[],{}]", empty(JsonWriter.onOneLine(JsonBytes.compact())));
    assertEquals("[\n  {},\n  [],\n  {}\n]", empty(JsonWriter.onLines(JsonBytes.plain(), 80)));
  }

  private static String empty(JsonWriter json) {
    json.beginArray().beginObject().end().beginArray().end();
    return json.beginObjectOnOneLine().end().end().toString();
  }

  @Test
  void keysAndTexts_areEscaped() {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
    json.key("a\"").value("\\\n").end();
    assertEquals("{\"a\\\"\":\"\\\\\\n\"}", json.toString());
  }

  @Test
  void jsonOfOthers_staysAsItIs() {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.plain()).beginArray();
    assertEquals("[{\"ü\":1}, 0.50]", json.json("{\"ü\":1}").json("0.50").end().toString());
  }

  @Test
  void onLines_indentsByLevel_exceptWhereAnObjectIsToStayOnOneLine() {
    JsonWriter json = JsonWriter.onLines(JsonBytes.plain(), 80).beginObject();
    json.key("a").value("x").key("b").beginArray();
    json.beginObjectOnOneLine().key("c").value(1).key("d").beginArray().value(2).value(3).end();
    json.end().value(4).end().key("e").value("y").end();
    assertEquals(
        """
        {
          "a": "x",
          "b": [
            {"c": 1, "d": [2, 3]},
            4
          ],
          "e": "y"
        }""",
        json.toString());
  }

  @Test
  void aCapturedValue_isBrokenWhereItDoesNotFit_andOnlyThere() {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put("a", new CapturedValue.Items(List.of(ONE, TWO, ONE)));
    fields.put("b", new CapturedValue.Items(List.of(ONE, TWO, ONE, TWO)));
    fields.put("c", new CapturedValue.Items(List.of()));
    JsonWriter json = JsonWriter.onLines(JsonBytes.plain(), 19).beginArray();
    assertEquals(
        """
        [
          {
            "a": [1, 2, 1],
            "b": [
              1,
              2,
              1,
              2
            ],
            "c": []
          },
          "a text that fits nowhere",
          2
        ]""",
        json.value(new CapturedValue.Fields(fields))
            .value(new CapturedValue.Text("a text that fits nowhere"))
            .value(TWO)
            .end()
            .toString());
  }
}
