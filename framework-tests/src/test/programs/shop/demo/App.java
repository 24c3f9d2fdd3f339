package demo;

import dev.l9.trace.L9Traced;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small program with methods of several kinds, for agents to meet on. */
public class App {

  public static void main(String[] args) throws Exception {
    Shop shop = new Shop(new Price());
    System.out.println(shop.total(List.of(new Line("pen", 2), new Line("ink", 1))));
    try {
      shop.total(List.of(new Line("none", 1)));
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    ExecutorService pool = Executors.newSingleThreadExecutor();
    System.out.println(pool.submit(() -> Tax.RATE.of(100)).get());
    pool.shutdown();
  }

  /** Its accessors are the compiler's, and not traced. */
  @L9Traced
  record Line(String article, int count) {
    int times(int price) {
      return count * price;
    }
  }

  @L9Traced
  enum Tax {
    RATE;

    int of(int price) {
      return price / 5;
    }
  }

  static class Shop {
    private final Price price;

    @L9Traced
    Shop(Price price) {
      this.price = price;
    }

    @L9Traced
    int total(List<Line> lines) {
      int total = 0;
      for (Line line : lines) {
        total += line.times(price.of(line.article()));
      }
      return total;
    }
  }
}
