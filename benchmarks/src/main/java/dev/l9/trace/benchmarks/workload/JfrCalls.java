package dev.l9.trace.benchmarks.workload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;

/** Commits an event of the JDK's flight recorder for each call, with two strings, no values. */
final class JfrCalls implements Calls {

  /** The file of the recording, in the working directory. */
  public static final String FILE = "calls.jfr";

  private static final String TYPE = PlainCalls.class.getName();

  private final Recording recording = new Recording();

  JfrCalls() {
    recording.enable(CallEvent.class);
    try {
      recording.setDestination(Path.of(FILE));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    recording.start();
  }

  @Name("l9.Call")
  @StackTrace(false)
  static final class CallEvent extends Event {
    String type = "";
    String method = "";
  }

  @Override
  public long count(long value, int depth) {
    CallEvent event = new CallEvent();
    event.begin();
    try {
      return depth <= 1 ? value : count(value + depth, depth - 1) + 1;
    } finally {
      commit(event, "count");
    }
  }

  @Override
  public Order place(String customer, List<Integer> quantities, Order order) {
    CallEvent event = new CallEvent();
    event.begin();
    try {
      return order.depth() <= 1 ? order : place(customer, quantities, Orders.after(order));
    } finally {
      commit(event, "place");
    }
  }

  private static void commit(CallEvent event, String method) {
    event.end();
    if (event.shouldCommit()) {
      event.type = TYPE;
      event.method = method;
      event.commit();
    }
  }

  @Override
  public void close() {
    recording.stop();
    recording.close();
  }
}
