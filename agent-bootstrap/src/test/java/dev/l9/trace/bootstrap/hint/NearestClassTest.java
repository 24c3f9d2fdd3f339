package dev.l9.trace.bootstrap.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody means whose pattern matches no class. */
class NearestClassTest {

  private static final List<String> LOADED =
      List.of(
          "com.acme.orders.Order$Line",
          "com.acme.orders.OrderService",
          "com.acme.orders.Order",
          "com.acme.Main",
          "org.slf4j.LoggerFactory");

  @ParameterizedTest
  @CsvSource({
    "com.acme.order..*#*, com.acme.orders.Order",
    "com.acme, com.acme.Main",
    "com.acme.*.*.*, com.acme.Main",
    "com.acme.orders.Ordr#total, com.acme.orders.Order",
    "com.acme.orders.order, com.acme.orders.Order",
    "com.acme.orders.Order.Line, com.acme.orders.Order$Line",
    "Order, com.acme.orders.Order",
    "..OrderServce+, com.acme.orders.OrderService",
    "org.acme.orders.Order, com.acme.orders.Order",
    "net.other..*;com.acme.orders.Orders, com.acme.orders.Order",
  })
  void aPattern_meansWhatDiffersLeast(String include, String nearest) {
    assertEquals(nearest, nearest(include, false));
  }

  @ParameterizedTest
  @CsvSource({"net.other..*", "..*", "*", "@com.acme.Order", "'' ", "com.acme.web.Controller"})
  void aPattern_mayMeanNothingThatWasLoaded(String include) {
    assertEquals(null, nearest(include, false));
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.web.Controller, com.acme.Main",
    "com.other.web.Controller, ",
    "org.slf4j.impl.Other, org.slf4j.LoggerFactory"
  })
  void aClassOfTheSamePackage_isNearToo_whereThatIsWanted(String include, String nearest) {
    assertEquals(nearest, nearest(include, true));
  }

  private static String nearest(String include, boolean byPackage) {
    NearestClass nearest = new NearestClass(include, byPackage);
    LOADED.forEach(nearest::see);
    return nearest.name();
  }
}
