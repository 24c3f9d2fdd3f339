package demo;

import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Has spans of OpenTelemetry around traced calls; with its agent also a recorded one. */
public class App {

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    outer("alone");
    SpanContext remote =
        SpanContext.create(
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            TraceFlags.getSampled(),
            TraceState.getDefault());
    try (Scope scope = Span.wrap(remote).makeCurrent()) {
      outer("remote");
      told("00-11111111111111111111111111111111-2222222222222222-01");
    }
    Span span = GlobalOpenTelemetry.getTracer("demo").spanBuilder("work").startSpan();
    try (Scope scope = span.makeCurrent()) {
      outer("recorded " + traceparent(span.getSpanContext()));
      pool.submit(() -> outer("in a pool")).get();
    } finally {
      span.end();
    }
    outer("afterwards");
    pool.shutdown();
  }

  private static String traceparent(SpanContext span) {
    return span.isValid()
        ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
        : "none";
  }

  @L9Traced
  static void outer(String name) {
    inner(name);
  }

  @L9Traced
  static void inner(String name) {}

  @L9Traced
  static void told(String traceparent) {
    L9Tracer.metadata("traceparent", traceparent);
  }
}
