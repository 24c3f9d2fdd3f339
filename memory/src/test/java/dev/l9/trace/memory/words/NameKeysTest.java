package dev.l9.trace.memory.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameKeysTest {

  @Test
  void method_isFoundByEachOfItsForms() {
    assertEquals(
        Set.of(
            "com.acme.orders$item#total",
            "com.acme.orders$item.total",
            "item#total",
            "item.total",
            "total",
            "com.acme.orders$item",
            "item"),
        NameKeys.ofMethod("com.acme.Orders$Item#total"));
    assertEquals(Set.of("agent-7:compile"), NameKeys.ofMethod("agent-7:compile"));
    assertEquals(Set.of(), NameKeys.ofMethod(""));
  }

  @Test
  void query_hasNamesOnlyWhereNoLanguageHasSuchWords() {
    assertEquals(Set.of(), NameKeys.in("why was the Payment declined? (again)"));
    assertEquals(
        Set.of("orders.total", "paymentdeclinedexception", "orders.java:42", "my_task"),
        NameKeys.in(
            "`Orders.total()` threw PaymentDeclinedException, at Orders.java:42 in my_task."));
    assertEquals(Set.of("total"), NameKeys.in(" total "));
    assertEquals(Set.of(), NameKeys.in("  "));
  }

  @Test
  void words_areThoseOfTextsAndOfNames() {
    assertEquals(
        List.of("paymentdeclinedexception", "payment", "declined", "exception"),
        List.copyOf(CodeWords.of("PaymentDeclinedException")));
    assertEquals(
        List.of("my", "httpserver2", "http", "server", "2", "io", "größe", "x"),
        List.copyOf(CodeWords.of("my_HTTPServer2: IO größe; x=2")));
    assertEquals(Set.of(), CodeWords.of("?! \u0000"));
  }
}
