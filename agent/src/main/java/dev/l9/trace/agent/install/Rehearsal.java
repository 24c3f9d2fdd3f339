package dev.l9.trace.agent.install;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.agent.handoff.SpanContent;
import dev.l9.trace.agent.handoff.SpanHandoff;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.agent.span.Sampler;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.agent.span.TracerSettings;
import java.util.List;
import java.util.Map;

/**
 * Runs the hot path once, without writing anything, so that its classes are loaded and initialised.
 *
 * <p>Otherwise that would happen at the first traced call. But that call may run out of stack, and
 * a class whose initialisation fails for that reason can never be used again. The JVM also prints a
 * message on standard error if there is no stack left to call a transformer.
 */
final class Rehearsal {

  private static final long ROOM = 1L << 20;

  private Rehearsal() {}

  /**
   * @param leavesOut whether events may be left out on purpose
   */
  static void run(ValueCapturer capturer, boolean leavesOut) {
    SpanContent.prepare();
    run(capturer, ROOM, Sampler.ALL, TraceSite.UNLIMITED);
    run(capturer, 0, Sampler.ALL, TraceSite.UNLIMITED);
    if (leavesOut) {
      run(capturer, ROOM, new Sampler(0), TraceSite.UNLIMITED);
      run(capturer, ROOM, Sampler.ALL, 1);
    }
  }

  /**
   * An exception of a class outside the JDK, since messages of the JDK's exceptions are read in
   * another way.
   */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure() {
      super("rehearsal");
    }
  }

  private static void run(ValueCapturer capturer, long room, Sampler sampler, int rate) {
    SiteRegistry sites = new SiteRegistry();
    Tracer tracer =
        new Tracer(
            sites, new SpanHandoff(sites, room), new TracerSettings(capturer, sampler, null, null));
    ThreadContext context = ThreadContext.current();
    Object before = context.kept();
    try {
      run(tracer, sites.register(site(rate)));
    } finally {
      context.keep(before);
    }
  }

  private static void run(Tracer tracer, int site) {
    Object object = new TraceSite.Parameter("input", false);
    Object[] values = {
      "text", "1 @ text", 1L, 1.5f, 'c', List.of(1), Map.of("key", 1), new int[1], object
    };
    Object outer = begin(tracer, site, values);
    Object inner = begin(tracer, site);
    tracer.fail(inner, new Failure());
    tracer.exit(outer, values);
    Object passing = begin(tracer, site);
    Failure passed = new Failure();
    tracer.fail(begin(tracer, site), passed);
    tracer.fail(passing, passed);
    tracer.exit(begin(tracer, site));
    tracer.exit(begin(tracer, site), 1L);
  }

  private static Object begin(Tracer tracer, int site, Object... values) {
    Object span = tracer.begin(site);
    if (span == null) {
      throw new IllegalStateException("nothing is traced on this thread");
    }
    tracer.argument(span, 0, 1L);
    tracer.argument(span, 0, 1.0);
    tracer.argument(span, 0, true);
    for (Object value : values) {
      tracer.argument(span, 0, value);
    }
    tracer.start(span);
    return span;
  }

  private static TraceSite site(int rate) {
    return new TraceSite(
        TraceSite.Method.NONE,
        new TraceSite.Labels("", "l9-agent", HrmLayer.SYSTEM, "rehearse", "rehearse", List.of()),
        null,
        List.of(new TraceSite.Parameter("input", false)),
        TraceSite.Result.CAPTURED,
        List.of(),
        Map.of(),
        rate,
        false);
  }
}
