package dev.l9.trace.generator.code.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void sentence_beginsWithACapital_andEndsOnce() {
    assertEquals("Links the request.", Sentences.sentence(" links  the\nrequest. "));
    assertEquals("Is it?", Sentences.sentence("is it?"));
    assertEquals("", Sentences.sentence(" "));
  }

  @Test
  void text_thatWouldBeMarkup_isEscaped() {
    assertEquals(
        "a &lt;b&gt; &amp; &#123;&#64;link&#125; *&#47; &#92;u002a",
        Sentences.clause("a <b> & {@link} */ \\u002a"));
  }

  @Test
  void code_standsAsItIs_whereThatEndsNothing() {
    assertEquals("{@code [A-Z]{2}}", Sentences.code("[A-Z]{2}"));
    assertEquals("&#123;", Sentences.code("{"));
    assertEquals("&#125;&#123;", Sentences.code("}{"));
    assertEquals(".*&#47;", Sentences.code(".*/"));
  }

  @Test
  void lower_keepsNamesInCapitals() {
    assertEquals("a refund", Sentences.lower("A refund"));
    assertEquals("URL of a page", Sentences.lower("URL of a page"));
  }
}
