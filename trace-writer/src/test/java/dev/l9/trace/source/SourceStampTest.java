package dev.l9.trace.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceStampTest {

  private static final String SOURCE = "0123456789abcdef";
  private static final String CLASS = "fedcba9876543210";

  private static final String TEXT =
      """
      fedcba9876543210 shop/Order $.class
      0123456789abcdef shop/Order $.java
      """;

  @Test
  void lines_areSorted_andReadAsTheyWereWritten() {
    SourceStamp stamp =
        new SourceStamp(Map.of("shop/Order $.java", SOURCE, "shop/Order $.class", CLASS));
    assertEquals(TEXT, new String(stamp.toBytes(), UTF_8));
    assertEquals(TEXT, new String(SourceStamp.parse(TEXT.getBytes(UTF_8)).toBytes(), UTF_8));
  }

  @Test
  void aSource_isKnownOnlyOfTheClassThatWasStamped() {
    SourceStamp stamp = SourceStamp.parse(TEXT.getBytes(UTF_8));
    assertEquals(SOURCE, stamp.sourceHash("shop/Order $.class", CLASS, "shop/Order $.java"));
    assertEquals("", stamp.sourceHash("shop/Order $.class", SOURCE, "shop/Order $.java"));
    assertEquals("", stamp.sourceHash("shop/Order.class", CLASS, "shop/Order $.java"));
    assertEquals("", stamp.sourceHash("shop/Order $.class", CLASS, "shop/Other.java"));
  }

  @Test
  void whatIsNoLineOfAStamp_isPassedOver() {
    String text = "\n# by hand\n0123456789abcdef\n0123456789abcdef \n" + TEXT + "0123";
    assertEquals(TEXT, new String(SourceStamp.parse(text.getBytes(UTF_8)).toBytes(), UTF_8));
  }
}
