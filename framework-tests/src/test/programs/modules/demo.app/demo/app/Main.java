package demo.app;

import demo.model.Orders;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Span;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;

public class Main {
  @L9Traced(captureInputs = false)
  public static void main(String[] args) {
    try (L9Span span = L9Tracer.span(HrmLayer.MEMORY, "load", "Main", 7)) {
      span.output(Orders.of(7));
    }
    System.out.println(Orders.first(Orders.of(7)) + " in " + Orders.class.getModule());
    System.out.println(
        "open: " + Orders.class.getModule().isOpen("demo.model", Main.class.getModule()));
  }
}
