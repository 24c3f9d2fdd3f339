package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class SiteRegistryTest {

  private final SiteRegistry registry = new SiteRegistry();

  @Test
  void sites_areFoundByTheirNumbers_howeverManyThereAre() {
    for (int i = 0; i < 1000; i++) {
      assertEquals(i, registry.register(TestSpans.site("a.B", "m" + i)));
    }
    for (int i = 0; i < 1000; i++) {
      assertEquals("m" + i, registry.get(i).methodName());
      assertEquals("m" + i, registry.traced(i).methodName());
    }
  }

  @Test
  void equalSites_haveOneNumber() {
    int number = registry.register(TestSpans.site("a.B", "m"));
    registry.register(TestSpans.site("a.B", "n"));

    assertEquals(number, registry.register(TestSpans.site("a.B", "m")));
  }

  @Test
  void noSite_isTracedAfterTraceNone_untilItIsRegisteredAgain() {
    int m = registry.register(TestSpans.site("a.B", "m"));
    int n = registry.register(TestSpans.site("a.B", "n"));

    registry.traceNone();
    registry.register(TestSpans.site("a.B", "n"));

    assertNull(registry.traced(m));
    assertEquals("m", registry.get(m).methodName());
    assertEquals("n", registry.traced(n).methodName());
  }
}
