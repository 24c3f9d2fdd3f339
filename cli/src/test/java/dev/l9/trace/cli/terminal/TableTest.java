package dev.l9.trace.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

  private static String print(Screen screen) {
    StringWriter out = new StringWriter();
    new Table()
        .text("method")
        .number("calls")
        .text("input")
        .row("Shop.order", 12, "item=日本\u001b[2J\u202e")
        .redRow("Shop.pay", 1_000, "card=***, amount=12.50, currency=EUR")
        .print(new PrintWriter(out, true), screen);
    return out.toString();
  }

  @Test
  void columns_areAsWideAsTheirTexts() {
    assertEquals(
        """
        method      calls  input
        Shop.order     12  item=日本\\u001b[2J\\u202e
        Shop.pay     1000  card=***, amount=12.50, currency=EUR
        """,
        print(Screen.NONE));
  }

  @Test
  void lines_endWhereTheScreenEnds() {
    assertEquals(
        """
        method      calls  input
        Shop.order     12  item=日本\\u001b[2J\\u…
        Shop.pay     1000  card=***, amount=12.…
        """,
        print(new Screen(true, 40, false)));
  }

  @Test
  void colours_surroundWholeLines() {
    assertEquals(
        """
        \u001b[1mmethod      calls  input\u001b[0m
        Shop.order     12  item=日本\\u001b[2J\\u…
        \u001b[31mShop.pay     1000  card=***, amount=12.…\u001b[0m
        """,
        print(new Screen(true, 40, true)));
  }
}
