package dev.l9.trace.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {

  @ParameterizedTest
  @CsvSource({
    "abc,3",
    "'',0",
    "äöü,3",
    "日本,4",
    "a\u0301b,2",
    "😀!,3",
    "ｱ,1",
    "한,2",
    "→…,2",
    "👍🏽,4"
  })
  void widths_areThoseOfUnicode(String text, int expected) {
    assertEquals(expected, TextWidth.of(text));
  }

  @Test
  void texts_areCutToColumns() {
    assertEquals("abc", TextWidth.cut("abc", 3));
    assertEquals("ab…", TextWidth.cut("abcd", 3));
    assertEquals("日…", TextWidth.cut("日本語", 4));
    assertEquals("日本", TextWidth.cut("日本", 4));
    assertEquals("a\u0301b\u0301c\u0301", TextWidth.cut("a\u0301b\u0301c\u0301", 3));
    assertEquals("…", TextWidth.cut("😀😀", 2));
    String text = "aä日😀\u0301b本".repeat(4);
    for (int columns = 1; columns < 60; columns++) {
      assertTrue(TextWidth.of(TextWidth.cut(text, columns)) <= columns);
    }
  }

  @Test
  void texts_arePadded() {
    assertEquals("日  ", TextWidth.pad("日", 4));
    assertEquals("  日", TextWidth.padLeft("日", 4));
    assertEquals("long", TextWidth.pad("long", 2));
  }
}
