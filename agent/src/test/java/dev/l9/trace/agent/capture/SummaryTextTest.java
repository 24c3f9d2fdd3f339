package dev.l9.trace.agent.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.JsonBytes;
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
    assertEquals("Order{id=o1, lines=[a, b]}", of(new Order("o1", List.of("a", "b"))));
    assertEquals("Empty{}", of(new Empty()));
    assertEquals("[{é=1}]", of(List.of(Map.of("é", 1))));
    assertEquals("Été{é=***, à=1.5}", of(new Été("-----BEGIN PRIVATE KEY-----", 1.5f)));
    assertEquals("{\n}", of("{\n}"));
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
    String cut = "x".repeat(300);
    Map<String, Object> cuts = new LinkedHashMap<>();
    cuts.put("a", cut);
    cuts.put("b", cut);
    cuts.put("c", 1);
    assertEquals("a=" + "x".repeat(97) + "…", of(cuts));
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

  private record Order(String id, List<String> lines) {}

  private record Empty() {}

  private record Été(String é, float à) {}

  private static String of(Object value) {
    ValueBytes bytes = new ValueBytes();
    Captured.DEFAULT.newWalk().capture(value, bytes);
    return of(bytes);
  }

  private static String of(CapturedValue value) {
    ValueBytes bytes = new ValueBytes();
    bytes.value(value);
    return of(bytes);
  }

  private static String of(ValueBytes bytes) {
    ValueReader in = new ValueReader();
    in.reset(bytes.array(), 0);
    JsonBytes out = JsonBytes.unescaped();
    SummaryText summary = new SummaryText(out);
    summary.begin();
    summary.onlyValue(in);
    summary.end();
    assertEquals(bytes.position(), in.position(), "all of it is read");
    return out.toString().substring(1, out.toString().length() - 1);
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }
}
