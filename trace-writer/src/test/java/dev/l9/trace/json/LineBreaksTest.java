package dev.l9.trace.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineBreaksTest {

  @Test
  void whatFits_staysOnOneLine() {
    assertEquals("{\"a\":[1,2]}", LineBreaks.into("{\"a\":[1,2]}", 11));
  }

  @Test
  void ofLinesThatAreFewest_thoseThatBreakOuterObjects() {
    assertEquals(
        "{\"a\":1,\n\"b\":{\"c\":2,\"d\":3}}",
        LineBreaks.into("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}", 20));
    assertEquals(
        "[{\"a\":1,\"b\":2},\n{\"a\":1,\"b\":2}]",
        LineBreaks.into("[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2}]", 22));
  }

  @Test
  void stringsAndNumbers_areNotBroken() {
    assertEquals(
        "{\"a\":[1,2,3,4,5,6],\n\"b,{[\\\"c\":[{},[],\n\"x\"]}",
        LineBreaks.into("{\"a\":[1,2,3,4,5,6],\"b,{[\\\"c\":[{},[],\"x\"]}", 19));
  }

  @Test
  void noLineIsTooLong_andNothingButLineEndsIsAdded() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      StringBuilder json = new StringBuilder("[");
      for (int left = random.nextInt(60); left >= 0; left--) {
        json.append("{\"k\":\"").append("v".repeat(random.nextInt(9))).append("\",\"n\":[");
        json.append("\"x\",".repeat(random.nextInt(9))).append("{}]}").append(left > 0 ? "," : "]");
      }
      String broken = LineBreaks.into(json.toString(), 40);
      assertEquals(json.toString(), broken.replace("\n", ""));
      assertTrue(broken.lines().allMatch(line -> line.length() <= 40), broken);
      // A line holds 22 characters at least, since the longest piece has 18.
      assertTrue(broken.lines().count() <= json.length() / 22 + 2, broken);
    }
  }
}
