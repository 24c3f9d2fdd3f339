package demo;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Span;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

public class Work {
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  public static void run(String name) throws Exception {
    LOG.info("{} before", name);
    outer(name);
    LOG.info("{} after", name);
    MDC.put("l9_trace_id", "its own");
    MDC.put("l9_root_id", "its root");
    inner(name);
    LOG.info("{} after", name);
    MDC.remove("l9_trace_id");
    MDC.remove("l9_root_id");
    try {
      failing(name);
    } catch (IllegalStateException e) {
      LOG.info("{} after the failure", name);
    }
    Thread thread = new Thread(() -> inner(name));
    thread.start();
    thread.join();
    L9Span around = L9Tracer.span(HrmLayer.MEMORY, "around", "Work", name);
    try (L9Span span = L9Tracer.span(HrmLayer.MEMORY, "by hand", "Work", name)) {
      LOG.info("{} by hand", name);
    }
    around.close();
    LOG.info("{} at the end {}", name, MDC.getCopyOfContextMap());
  }

  @L9Traced
  static void outer(String name) throws InterruptedException {
    LOG.info("{} in outer", name);
    inner(name);
    Thread thread = new Thread(() -> inner(name));
    thread.start();
    thread.join();
    LOG.info("{} back in outer", name);
  }

  @L9Traced
  static void inner(String name) {
    LOG.info("{} in inner", name);
  }

  @L9Traced
  static void failing(String name) {
    LOG.info("{} failing", name);
    throw new IllegalStateException();
  }
}
