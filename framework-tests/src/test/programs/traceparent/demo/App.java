package demo;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Span;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;

/** Sets the traceparent of a request in various places. */
public class App {

  public static void main(String[] args) throws Exception {
    controller();
    byHand();
    L9Tracer.metadata("traceparent", "nobody's");
    otherThread();
  }

  @L9Traced
  static void controller() {
    filter();
    L9Tracer.metadata("order", 7);
  }

  @L9Traced
  static void filter() {
    parse();
    L9Tracer.metadata("filter", "yes");
  }

  @L9Traced
  static void parse() {
    L9Tracer.metadata("traceparent", "first");
    L9Tracer.metadata("traceparent", "second");
  }

  @L9Traced
  static void byHand() {
    try (L9Span span = L9Tracer.span(HrmLayer.MEMORY, "span", "App", null)) {
      span.metadata("traceparent", "of a span");
    }
  }

  /** Its span is used by a thread that is not its own. */
  @L9Traced
  static void otherThread() throws Exception {
    try (L9Span span = L9Tracer.span(HrmLayer.MEMORY, "shared", "App", null)) {
      Thread thread = new Thread(() -> span.metadata("traceparent", "from elsewhere"));
      thread.start();
      thread.join();
    }
  }
}
