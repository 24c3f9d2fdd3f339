package dev.l9.trace.reader.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodPatternTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Item#total, com.acme.Order$Item#total, true",
    "Item.total, com.acme.Order$Item#total, true",
    "Order.Item#total, com.acme.Order$Item#total, true",
    "Order$Item#total, com.acme.Order$Item#total, true",
    "com.acme.Order$Item#total, com.acme.Order$Item#total, true",
    "com.acme.Order.Item.total, com.acme.Order$Item#total, true",
    "acme.Order#total, com.acme.Order#total, true",
    "total, com.acme.Order#total, true",
    "Order#<init>, com.acme.Order#<init>, true",
    "memory.write, memory.write, true",
    "Order#total, com.acme.MyOrder#total, false",
    "Order#total, com.acme.Order#totals, false",
    "Order#total, com.acme.Order$Item#total, false",
    "Order, com.acme.Order#total, false",
    "'', com.acme.Order#total, false",
    "run, run, true"
  })
  void classes_areMeantByTheirNamesOrTheirEnds(String pattern, String method, boolean isMeant)
      throws IOException {
    try (TraceReader reader = TraceLines.open(folder, "a - 0 1 " + method + " main success → x")) {
      boolean[] found = new boolean[1];
      reader.forEach(event -> found[0] = MethodPattern.of(pattern).test(event));
      assertEquals(isMeant, found[0]);
    }
  }

  @Test
  void nearestMethods_areThoseWithFewOtherLetters() throws IOException {
    assertEquals(List.of("com.acme.Stock#sell", "com.acme.Shop#sell"), nearest("Stok.sel"));
    assertEquals(List.of("com.acme.Shop#show"), nearest("com.acme.Shop#shw"));
    assertEquals(List.of(), nearest("Zebra#feed"));
  }

  private List<String> nearest(String pattern) throws IOException {
    NearestMethods nearest = new NearestMethods(pattern);
    try (TraceReader reader =
        TraceLines.open(
            folder,
            "a - 0 1 com.acme.Stock#sell main success → x",
            "b - 0 1 com.acme.Shop#show main success → x",
            "c - 0 1 com.acme.Shop#sell main success → x")) {
      reader.forEach(nearest);
    }
    return nearest.names();
  }
}
