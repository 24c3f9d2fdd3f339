package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SamplerTest {

  @Test
  void allOrNone_areEachAndNoneOfTheIds() {
    for (long id : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 42}) {
      assertTrue(new Sampler(1).samplesRoot(id));
      assertFalse(new Sampler(0).samplesRoot(id));
    }
    assertTrue(new Sampler(1).samplesAll());
    assertFalse(new Sampler(0.999).samplesAll());
  }

  @Test
  void aShare_isTakenOfRandomIds_andAlwaysTheSame() {
    TraceIds.Block ids = new TraceIds().newBlock();
    Sampler sampler = new Sampler(0.1);
    Sampler more = new Sampler(0.2);
    int sampled = 0;
    for (int i = 0; i < 100_000; i++) {
      long id = ids.next();
      assertEquals(sampler.samplesRoot(id), new Sampler(0.1).samplesRoot(id));
      // What a smaller share has, a larger one has too.
      assertTrue(!sampler.samplesRoot(id) || more.samplesRoot(id));
      sampled += sampler.samplesRoot(id) ? 1 : 0;
    }
    // Ten standard deviations.
    assertTrue(Math.abs(sampled - 10_000) < 950, sampled + " of 100,000");
  }
}
