package dev.l9.trace.reader.stable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableTextTest {

  private static final long NOW = 1_768_312_800_000_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order 6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b     | order <uuid>",
        "sys_1768312800_ab12cd34ef                      | <event>",
        "at 2026-01-13T14:00:00.000123Z, ok             | at <time>, ok",
        "2026-01-13 14:00:00,123                        | <time>",
        "java.lang.Object@1b6d3586                      | java.lang.Object<identity>",
        "App$$Lambda$14/0x0000000800066840              | App<generated>",
        "App$$Lambda/0x00007f1c3c003000                 | App<generated>",
        "$Proxy12                                       | <generated>",
        "at 0x7ffee4                                    | at <address>",
        "pool-3-thread-12                               | <thread>",
        "/tmp/junit4711/orders.csv                      | <temporary>/orders.csv",
        "/private/var/folders/x1/y2/T/app123/a.txt      | <temporary>/a.txt",
        "C:\\Users\\ann\\AppData\\Local\\Temp\\x7\\a.txt | <temporary>\\a.txt",
        "http://localhost:43121/orders                  | http://localhost:<port>/orders",
        "4bf92f3577b34da6a3ce929d0e0e4736               | <hex>",
      })
  void whatDiffersFromRunToRun_becomesAWord(String text, String stable) {
    assertEquals(stable, StableText.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "total = 1768.31",
        "ann@example.org",
        "2026-01-13",
        "version 1.2.3-4",
        "e60c2add97580799",
        "http://localhost:8080/orders",
        "/var/log/app.log",
        "user@12",
        "order 12345678-1234"
      })
  void whatDoesNotDiffer_staysAsItIs(String text) {
    assertEquals(text, StableText.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {1_768_312_801d, 1_768_312_801_123d, 1_768_312_801_123_456d, 1.768312801e18})
  void numbersNearTheTimeOfTheEvent_areTimes(double time) {
    assertEquals("<at>", text("at", new Num(time)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"elapsedNanos", "tookMs", "durationMillis", "randomSeed", "localPort"})
  void numbersWhoseNameSaysThatTheyVary_areWords(String name) {
    assertEquals("<" + name + ">", text(name, new Num(12)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"total", "reportId", "count", "import", "amount"})
  void otherNumbers_stayAsTheyAre(String name) {
    assertEquals("12", text(name, new Num(12)));
  }

  @Test
  void numbersOfAnEventWithoutTime_stayAsTheyAre() {
    assertEquals("12", new StableValue(0).write("total", new Num(12)).ordered());
  }

  private static String text(String name, CapturedValue value) {
    return new StableValue(NOW).write(name, value).ordered();
  }

  @Test
  void listsInAnotherOrder_differOnlyWhereTheOrderCounts() {
    StableValue.Texts one = write(items("b", "a"));
    StableValue.Texts other = write(items("a", "b"));
    assertEquals(one.unordered(), other.unordered());
    assertEquals("[b, a]", one.ordered());
    assertEquals("[a, b]", other.ordered());
    assertNotEquals(write(items("a", "a")).unordered(), write(items("a")).unordered());
  }

  @Test
  void entriesOfObjects_areSorted_withTheTypeInFront() {
    CapturedValue order =
        new Fields(
            Map.of("@type", new Text("com.acme.Order"), "b", new Num(1), "a", items("y", "x")));
    assertEquals("Order{a=[y, x], b=1}", write(order).ordered());
  }

  private static StableValue.Texts write(CapturedValue value) {
    return new StableValue(NOW).write("value", value);
  }

  private static Items items(String... texts) {
    return new Items(List.of(texts).stream().map(text -> (CapturedValue) new Text(text)).toList());
  }
}
