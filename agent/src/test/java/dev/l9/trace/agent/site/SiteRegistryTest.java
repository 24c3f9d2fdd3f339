package dev.l9.trace.agent.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.span.TestSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  private static final class Loader extends ClassLoader {
    Loader() {
      super(null);
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("code of the program runs");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("code of the program runs");
    }
  }

  /** The sites of loaders that the collector has found by the time that there are so many. */
  private List<Integer> awaitGone(int count) {
    List<Integer> gone = new ArrayList<>();
    while (gone.size() < count) {
      System.gc();
      gone.addAll(registry.takeGone());
    }
    return gone;
  }

  @Test
  void sites_areGoneWithTheirLastLoader_andForgottenOnce() {
    ClassLoader kept = new Loader();
    int shared = registry.register(TestSpans.site("a.Shared", "m"), kept);
    assertEquals(shared, registry.register(TestSpans.site("a.Shared", "m"), new Loader()));
    int own = registry.register(TestSpans.site("a.Own", "m"), new Loader());
    assertEquals(own, registry.register(TestSpans.site("a.Own", "m"), new Loader()));

    assertEquals(List.of(own), awaitGone(1));
    assertTrue(registry.forget(own));
    assertFalse(registry.forget(own));
    assertFalse(registry.forget(shared));
    assertNull(registry.find(own));
    assertNull(registry.traced(own));
    assertEquals("a.Shared", registry.get(shared).className());
    assertSame(registry.get(shared), registry.get(registry.register(registry.get(shared), kept)));
  }

  @Test
  void aSiteThatComesBack_keepsItsNumber_unlessItWasForgotten() {
    TraceSite site = TestSpans.site("a.B", "m");
    int number = registry.register(site, new Loader());
    assertEquals(List.of(number), awaitGone(1));
    ClassLoader again = new Loader();
    assertEquals(number, registry.register(site, again));
    assertFalse(registry.forget(number), again::getName);
    again = null;
    assertEquals(List.of(number), awaitGone(1));
    assertTrue(registry.forget(number));
    assertNotEquals(number, registry.register(site, new Loader()));
  }

  @Test
  void aForgottenSite_isKnownAgain_forASpanThatComesLate() {
    TraceSite site = TestSpans.site("a.B", "m");
    int number = registry.register(site, new Loader());
    awaitGone(1);
    registry.forget(number);
    registry.remember(number, site);
    assertSame(site, registry.get(number));
    assertEquals(List.of(number), registry.takeGone());
    assertTrue(registry.forget(number));
    registry.remember(SpanRecord.NONE, site);
  }

  @Test
  void theIndex_findsEverySite_whileManyComeAndGo() {
    Random random = new Random(7);
    List<TraceSite> live = new ArrayList<>();
    SiteIndex index = new SiteIndex();
    TraceSite[] sites = new TraceSite[20_000];
    for (int number = 0; number < sites.length; number++) {
      sites[number] = TestSpans.site("a.B" + number, "m");
      index.put(sites[number], number, sites);
      live.add(sites[number]);
      if (live.size() > 100) {
        TraceSite gone = live.remove(random.nextInt(live.size()));
        int known = index.find(gone, sites);
        assertSame(gone, sites[known]);
        index.remove(gone, known, sites);
        sites[known] = null;
        assertTrue(index.find(gone, sites) < 0);
      }
    }
    for (TraceSite site : live) {
      assertSame(site, sites[index.find(site, sites)]);
    }
    assertTrue(index.size() <= 512, "it holds those that are there, not those that were");
  }
}
