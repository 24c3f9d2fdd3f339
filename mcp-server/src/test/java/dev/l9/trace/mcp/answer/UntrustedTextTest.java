package dev.l9.trace.mcp.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UntrustedTextTest {

  @Test
  void plainText_staysAsItIs() {
    assertEquals("théière 日本 😀 \"a\" \\ <b>", UntrustedText.of("théière 日本 😀 \"a\" \\ <b>", 100));
  }

  @Test
  void hiddenCharacters_showAsEscapes() {
    assertEquals("a\\n\\t\\u001b[0m\\u202eb", UntrustedText.of("a\n\t\u001b[0m\u202eb", 100));
    assertEquals("\\udb40\\udc69", UntrustedText.of("\udb40\udc69", 100));
    assertEquals("\\ud800x", UntrustedText.of("\ud800x", 100));
  }

  @Test
  void longText_isCut_andSaysSo_andPairsStayWhole() {
    assertEquals("aaaa… 6 more", UntrustedText.of("a".repeat(10), 4));
    assertEquals("aaa… 2 more", UntrustedText.of("aaa😀", 4));
    assertEquals("… 9 more", UntrustedText.of("\u0000".repeat(9), 5));
  }

  @Test
  void anAnswer_isBounded_whateverItsItems() {
    for (int most : new int[] {500, 1_000, 2_000}) {
      List<String> items = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        items.add("\"\n" + i);
      }
      Answer answer = new Answer(most).put("fresh", "fresh").put("untrusted", true);
      int said = answer.list("items", items, 1);
      answer.more("x".repeat(100));
      assertTrue(said > 0 && said < items.size());
      assertTrue(answer.json().length() <= most);
      assertFalse(new Answer(500).putIfRoom("a", "b".repeat(400)));
    }
  }

  @Test
  void whatWasPutInWithoutRoom_isCut_andTheRestStays() {
    Answer answer =
        new Answer(500)
            .put("fresh", "fresh")
            .put("untrusted", true)
            .put("a", "b")
            .put("c", "d".repeat(600))
            .more("e");
    assertEquals(
        "{\"fresh\":\"fresh\",\"untrusted\":true,\"a\":\"b\",\"more\":\"it was cut: ask with a larger"
            + " max_chars\"}",
        answer.bounded().json());
  }

  @Test
  void aTextThatIsTooLong_isToldInWholeLines() {
    Answer answer = new Answer(500);
    String text = "line with \"quotes\"\n".repeat(40);
    String part = answer.fitting(text);
    assertTrue(part.endsWith("\n") && part.length() < text.length());
    assertTrue(answer.put("text", part).json().length() <= 500);
    assertEquals("short", new Answer(500).fitting("short"));
  }

  @Test
  void lettersThatNobodySees_areEscaped() {
    assertEquals(
        "a\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b\\u180f\\u3164\\uffa0b",
        UntrustedText.of("a\u034f\u115f\u1160\u17b4\u17b5\u180b\u180f\u3164\uffa0b", 200));
  }
}
