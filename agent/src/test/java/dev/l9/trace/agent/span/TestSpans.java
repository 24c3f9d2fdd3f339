package dev.l9.trace.agent.span;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes sites and ended spans for tests. */
public final class TestSpans {

  private TestSpans() {}

  /** A method's site in the source file of its class. */
  public static TraceSite site(String className, String method) {
    String outer = className.replaceFirst("\\$.*", "");
    String path = outer.replace('.', '/') + ".java";
    return new TraceSite(
        className,
        method,
        "()V",
        path.substring(path.lastIndexOf('/') + 1),
        HrmLayer.REASONING,
        method,
        method,
        List.of(),
        new SourceRef(path),
        List.of(new TraceSite.Parameter("in", false)),
        TraceSite.Result.CAPTURED,
        List.of());
  }

  /** An ended span; a number stands for its identity. */
  public static OpenSpan ended(
      TraceSite site, long number, @Nullable OpenSpan parent, TraceStatus status, long nanos) {
    OpenSpan span = new OpenSpan(site, ThreadContext.current());
    span.id = new TraceId(site.layer(), 1_768_312_800L, number);
    span.parentId = parent == null ? null : parent.id;
    span.rootId = parent == null ? span.id : parent.rootId;
    span.caller = parent == null ? null : parent.site();
    span.startEpochMicros = 1_768_312_800_000_000L + number;
    span.status = status;
    span.error = status == TraceStatus.SUCCESS ? null : "IllegalStateException: no " + number;
    span.durationNanos = nanos;
    span.threadName = "main";
    span.claimEnd();
    span.addInput(new CapturedValue.Num(number));
    return span;
  }

  /** A span of any kind, with values that are hard to write. */
  public static OpenSpan random(Random random) {
    boolean isManual = random.nextInt(4) == 0;
    TraceSite site =
        isManual
            ? TraceSite.manual(HrmLayer.FOCUS, text(random), text(random), text(random))
            : SITES.get(random.nextInt(SITES.size()));
    TraceStatus status = TraceStatus.values()[random.nextInt(3)];
    OpenSpan parent = random.nextBoolean() ? ended(site, random.nextLong(), null, status, 1) : null;
    OpenSpan span = ended(site, random.nextLong(), parent, status, random.nextLong() >>> 20);
    span.startEpochMicros = 1_768_312_800_000_000L + random.nextInt(3_000_000);
    span.threadName = text(random);
    span.error = random.nextBoolean() ? null : text(random);
    span.confidence = random.nextBoolean() ? null : "0.75";
    if (random.nextBoolean()) {
      span.setOutput(value(random, 0));
    }
    for (String key : List.of("task", "patterns", "error", "confidence", "own " + text(random))) {
      if (random.nextInt(3) == 0) {
        span.putMetadata(key, value(random, 0));
      }
    }
    return span;
  }

  private static final List<TraceSite> SITES =
      List.of(site("a.Controller", "run"), site("b.IrEngine$Parser", "\u00e9t\u00e9"));

  private static CapturedValue value(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 5 : 7)) {
      case 0 -> CapturedValue.NULL;
      case 1 -> new CapturedValue.Bool(random.nextBoolean());
      case 2 -> new CapturedValue.Num(random.nextLong() >> random.nextInt(64));
      case 3 -> new CapturedValue.Num(random.nextBoolean() ? Double.NaN : random.nextGaussian());
      case 4 -> new CapturedValue.Text(text(random));
      case 5 -> new CapturedValue.Items(List.of(value(random, depth + 1), CapturedValue.NULL));
      default ->
          new CapturedValue.Fields(
              Map.of(random.nextBoolean() ? "@type" : "key", value(random, depth + 1)));
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 300 : 20); i > 0; i--) {
      int kind = random.nextInt(10);
      char c = kind < 7 ? (char) (' ' + random.nextInt(95)) : (char) random.nextInt(0x10000);
      text.append(kind == 9 ? "\ud83d\ude00" : String.valueOf(c));
    }
    return text.toString();
  }

  /** Hands over so many spans of 1,000 bytes. */
  public static void hand(SpanHandoff handoff, int count) {
    for (int i = 0; i < count; i++) {
      OpenSpan span = ended(site("a.B", "c"), i, null, TraceStatus.SUCCESS, 1000);
      span.weight = 1000;
      handoff.hand(span);
    }
  }

  /** An ended span that weighs so much. */
  static OpenSpan weighing(TraceSite site, long weight) {
    OpenSpan span = ended(site, weight, null, TraceStatus.SUCCESS, 1000);
    span.weight = weight;
    return span;
  }
}
