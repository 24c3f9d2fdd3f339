package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTextTest {

  @Test
  void inputs_areNamesAndValues() {
    Map<String, CapturedValue> inputs = new LinkedHashMap<>();
    inputs.put("name", text("x"));
    inputs.put("count", new CapturedValue.Num(3));
    inputs.put("on", new CapturedValue.Bool(true));
    inputs.put("none", CapturedValue.NULL);
    assertEquals("name=x, count=3, on=true, none=null", of(new CapturedValue.Fields(inputs)));
    assertEquals("", of(new CapturedValue.Fields(Map.of())));
  }

  @Test
  void values_areShort() {
    Map<String, CapturedValue> order = new LinkedHashMap<>();
    order.put("@type", text("com.acme.Shop$Order"));
    order.put("id", text("o1"));
    order.put("lines", new CapturedValue.Items(List.of(text("a"), text("b"))));
    assertEquals("Order{id=o1, lines=[a, b]}", of(new CapturedValue.Fields(order)));
    assertEquals("[]", of(new CapturedValue.Items(List.of())));
    assertEquals("a=1", of(new CapturedValue.Fields(Map.of("a", new CapturedValue.Num(1)))));
  }

  @Test
  void summaries_haveAtMost100Characters() {
    assertEquals("x".repeat(100), of(text("x".repeat(100))));
    assertEquals("x".repeat(99) + "…", of(text("x".repeat(101))));
    assertEquals("x".repeat(99) + "…", of(text("x".repeat(1_000_000))));
    assertEquals(
        "n=" + "x".repeat(97) + "…",
        of(new CapturedValue.Fields(Map.of("n", text("x".repeat(150))))));
    List<CapturedValue> many = Collections.nCopies(100_000, text("abc"));
    assertEquals(100, of(new CapturedValue.Items(many)).length());
  }

  @Test
  void surrogatePairs_areNeverSplit() {
    for (int before = 90; before < 110; before++) {
      String summary = of(text("x".repeat(before) + "😀".repeat(20)));
      assertTrue(summary.length() <= 100, "length " + summary.length());
      for (int i = 0; i < summary.length(); i++) {
        if (Character.isHighSurrogate(summary.charAt(i))) {
          assertTrue(Character.isLowSurrogate(summary.charAt(++i)), summary);
        }
      }
    }
    assertEquals("x".repeat(98) + "…", of(text("x".repeat(98) + "😀x")));
    assertEquals("x".repeat(97) + "😀…", of(text("x".repeat(97) + "😀xx")));
    assertEquals("x".repeat(98) + "😀", of(text("x".repeat(98) + "😀")));
  }

  private static String of(CapturedValue value) {
    return new SummaryText().of(value).toString();
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }
}
