package dev.l9.trace.benchmarks.workload;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes orders by several threads, with all that differs from run to run of an unchanged program:
 * times, random ids, temporary files, identity hash codes, sets without an order, names of threads,
 * a shared cache and tickets that threads draw in any order.
 */
public final class NoisyOrders {

  private static final int ORDERS = 200;
  private static final int THREADS = 4;

  private final Map<String, Integer> prices = new ConcurrentHashMap<>();
  private final AtomicInteger tickets = new AtomicInteger();

  private NoisyOrders() {}

  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      NoisyOrders orders = new NoisyOrders();
      List<Future<Integer>> totals = new ArrayList<>();
      for (int i = 0; i < ORDERS; i++) {
        int number = i;
        totals.add(threads.submit(() -> orders.take(number)));
      }
      int sum = 0;
      for (Future<Integer> total : totals) {
        sum += total.get();
      }
      out.println(sum);
      return 0;
    } catch (ExecutionException | InterruptedException e) {
      err.println(e);
      return 1;
    } finally {
      threads.shutdown();
    }
  }

  int take(int number) {
    Receipt receipt = receipt(new Receipt(id(), Instant.now(), System.currentTimeMillis(), number));
    Set<String> parts = parts(number);
    int total = 0;
    for (String part : List.of("bolt", "nut", "gear")) {
      total += price(part) * parts.size();
    }
    store(receipt, new Object());
    ticket();
    return total + (receipt.number() == number ? 1 : 0);
  }

  /** What a customer gets. */
  record Receipt(String id, Instant at, long millis, int number) {}

  String id() {
    return UUID.randomUUID().toString();
  }

  Receipt receipt(Receipt receipt) {
    return receipt;
  }

  Set<String> parts(int number) {
    return number % 2 == 0
        ? Set.of("bolt", "nut", "gear")
        : Set.of("bolt", "axle", "spring", "nut");
  }

  int price(String part) {
    Integer known = prices.get(part);
    if (known != null) {
      return known;
    }
    int price = load(part);
    prices.put(part, price);
    return price;
  }

  int load(String part) {
    return part.length();
  }

  String store(Receipt receipt, Object owner) {
    try {
      Path file = Files.createTempFile("receipt", ".txt");
      Files.writeString(file, receipt + " " + owner + " " + Thread.currentThread().getName());
      Files.delete(file);
      return file + " of " + owner + " by " + Thread.currentThread().getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int ticket() {
    return tickets.incrementAndGet();
  }
}
