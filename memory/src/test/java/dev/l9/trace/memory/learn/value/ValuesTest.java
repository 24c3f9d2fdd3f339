package dev.l9.trace.memory.learn.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

  private static final Values ORDER =
      values(
          "order",
          object(
              "com.acme.Order",
              "name",
              new Text("chair"),
              "secret",
              CapturedValue.REDACTED,
              "to",
              CapturedValue.NULL,
              "lines",
              list(
                  object("com.acme.Line", "price", new Num(10)),
                  object("com.acme.Line", "price", new Num(2.5)))));

  @Test
  void paths_areRead() {
    assertEquals("Known[value=Text[value=chair]]", read(ORDER, "order.name"));
    assertEquals("Known[value=Num[value=5]]", read(ORDER, "order.name.length()"));
    assertEquals("Known[value=Num[value=2]]", read(ORDER, "order.lines.size()"));
    assertEquals("Known[value=Null[]]", read(ORDER, "order.to"));
    assertEquals(
        "Each[values=[Num[value=10], Num[value=2.5]], isWhole=true]",
        read(ORDER, "order.lines[*].price"));
  }

  @Test
  void whatIsNotThere_isUnknown() {
    for (String path :
        List.of(
            "x",
            "result",
            "order.x",
            "order.to.city",
            "order.secret",
            "order.secret.length()",
            "order.size()",
            "order.name.size()",
            "order[*]",
            "order.name[*]",
            "order.to.length()",
            "order.lines.length()")) {
      assertEquals("Unknown[]", read(ORDER, path), path);
    }
  }

  @Test
  void cutText_hasItsLengthOnly() {
    Values values = values("x", new Text("ab… 990 more"));
    assertEquals("Known[value=Num[value=992]]", read(values, "x.length()"));
    assertFalse(isWhole(values, "x"));
    assertEquals("Unknown[]", read(values("x", new Text("… 3 more")), "x"));
    assertEquals("Unknown[]", read(values("x", new Text("… cycle")), "x"));
    assertTrue(isWhole(values("x", new Text("one… two")), "x"));
  }

  @Test
  void cutList_hasItsSize_andElementsOfWhichSomeAreMissing() {
    Values values = values("x", list(new Num(1), new Num(2), new Text("… 8 more")));
    assertEquals("Known[value=Num[value=10]]", read(values, "x.size()"));
    assertEquals("Each[values=[Num[value=1], Num[value=2]], isWhole=false]", read(values, "x[*]"));
    assertFalse(isWhole(values, "x"));
    Values changed = values("x", list(new Num(1), new Text("… changed while it was read")));
    assertEquals("Unknown[]", read(changed, "x.size()"));
  }

  @Test
  void maps_haveASize_andNoVariables() {
    Map<String, CapturedValue> map = new LinkedHashMap<>();
    map.put("a", new Num(1));
    map.put(CapturedValue.CUT, new Text("… 30 more"));
    Values values = values("x", new Fields(map));
    assertEquals("Known[value=Num[value=31]]", read(values, "x.size()"));
    assertEquals("[x, x.size()]", VariableFinder.find(values, 100).toString());
  }

  @Test
  void variables_areFoundLevelByLevel() {
    Values values = new Values(ORDER.inputs(), new Text("yes"));
    assertEquals(
        "[order, result, order.name, order.to, order.lines, result.length(),"
            + " order.name.length(), order.lines.size(), order.lines[*], order.lines[*].price]",
        VariableFinder.find(values, 100).toString());
    assertEquals("[order, result, order.name]", VariableFinder.find(values, 3).toString());
  }

  @Test
  void parameterCalledResult_isNoVariable() {
    Values values = values("result", new Num(1));
    assertEquals("Unknown[]", read(values, "result"));
    assertEquals("[]", VariableFinder.find(values, 100).toString());
  }

  @Test
  void equalNumbers_haveEqualKeys_whateverTheirClasses() {
    assertTrue(SameValue.is(new Num(25), new Num(25.0)));
    assertEquals(SameValue.key(new Num(25)), SameValue.key(new Num(25.0)));
    assertEquals(SameValue.key(new Num(-0.0)), SameValue.key(new Num(0L)));
    assertFalse(SameValue.is(new Num(0.1), new Num(0.1f + 0.0)));
    assertFalse(SameValue.is(new Num(1), new Text("1")));
  }

  private static String read(Values values, String path) {
    return values.read(VariablePath.parse(path)).toString();
  }

  private static boolean isWhole(Values values, String path) {
    return values.read(VariablePath.parse(path)) instanceof Reading.Known known && known.isWhole();
  }

  private static Values values(String name, CapturedValue value) {
    return new Values(Map.of(name, value), null);
  }

  private static CapturedValue list(CapturedValue... values) {
    return new Items(List.of(values));
  }

  private static CapturedValue object(String type, Object... fields) {
    Map<String, CapturedValue> all = new LinkedHashMap<>();
    all.put(CapturedValue.TYPE, new Text(type));
    for (int i = 0; i < fields.length; i += 2) {
      all.put((String) fields[i], (CapturedValue) fields[i + 1]);
    }
    return new Fields(all);
  }
}
