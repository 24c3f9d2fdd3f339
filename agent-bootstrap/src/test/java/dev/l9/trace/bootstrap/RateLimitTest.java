package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  @Test
  void aNumber_isForAllMethods() {
    assertEquals(List.of(new RateLimit(null, 100)), RateLimit.parseList("100"));
    assertEquals(List.of(new RateLimit(null, 0)), RateLimit.parseList(" 0 ;"));
  }

  @Test
  void aNumberBehindAPattern_isForTheMethodsThatMatch() {
    List<RateLimit> limits = RateLimit.parseList("com.acme.Foo+#hot : 10; @a.B:5 ;100");
    assertEquals(3, limits.size());
    MethodPattern first = limits.get(0).methods();
    assertNotNull(first);
    assertTrue(first.withSubtypes());
    assertTrue(first.matchesClass("com.acme.Foo") && first.matchesMethod("hot"));
    assertEquals(10, limits.get(0).perSecond());
    assertEquals("La/B;", limits.get(1).methods().annotation());
    assertEquals(5, limits.get(1).perSecond());
    assertNull(limits.get(2).methods());
    assertEquals(100, limits.get(2).perSecond());
  }
}
