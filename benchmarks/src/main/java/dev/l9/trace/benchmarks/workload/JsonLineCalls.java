package dev.l9.trace.benchmarks.workload;

import java.util.List;

/**
 * Encodes a line like one of the agent's, values included, and writes it on the calling thread: the
 * work that can't be left out, and nothing else.
 */
final class JsonLineCalls implements Calls {

  private final JsonLineFile file = new JsonLineFile();
  private final ThreadLocal<JsonLines> lines = ThreadLocal.withInitial(() -> new JsonLines(file));

  @Override
  public long count(long value, int depth) {
    JsonLines own = lines.get();
    long id = own.enter();
    long start = System.nanoTime();
    long result = depth <= 1 ? value : count(value + depth, depth - 1) + 1;
    long nanos = System.nanoTime() - start;
    own.begin(id, start, "count");
    own.text("value=").number(value).text(", depth=").number(depth);
    own.middle().number(result);
    own.end(id, nanos, "count");
    return result;
  }

  @Override
  public Order place(String customer, List<Integer> quantities, Order order) {
    JsonLines own = lines.get();
    long id = own.enter();
    long start = System.nanoTime();
    Order result = order.depth() <= 1 ? order : place(customer, quantities, Orders.after(order));
    long nanos = System.nanoTime() - start;
    own.begin(id, start, "place");
    own.text("customer=").escaped(customer).text(", quantities=[");
    for (int i = 0; i < quantities.size(); i++) {
      own.text(i == 0 ? "" : ", ").number(quantities.get(i));
    }
    own.text("], order=").order(order);
    own.middle().order(result);
    own.end(id, nanos, "place");
    return result;
  }

  @Override
  public void close() {
    file.close();
  }
}
