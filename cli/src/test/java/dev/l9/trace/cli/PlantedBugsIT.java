package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A shop with four bugs, none of which ends the program. Each is found from the trace by one
 * command or two, whose whole outputs are here, but for times and ids.
 */
@JdksInTurn
class PlantedBugsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void fourBugs_areEachFoundByTwoCommandsAtMost(Jdk jdk) {
    TestProject shop = shop();
    shop.runWell(jdk, "values=json,update=false,run=monday", "shop.Main");

    // Nobody got a mail. The path says who kept that to himself.
    assertEquals(
        """
        IllegalStateException: the template wants a number
          where Template.render (Template.java:9)
          cause NumberFormatException: For input string: "ann"
          inputs {"customer":"ann"}
          path Checkout.order → Mail.confirm (swallowed it, returned true) → Template.render
          count 3, at TIME
          thread main
          run monday (shop.Main)
          id ID
        next: l9 view --trace-id ID FILE
        """,
        l9(shop, "errors"));

    // A total is a cent too low: 19 % of 357 are 67.83, and of 1799 they are 341.81.
    assertEquals(
        """
        shop.Vat#of: 3 calls, 3 inputs
        calls mean ms max ms last input output
        1 MS MS TIME cents=1799 341
        1 MS MS TIME cents=119 22
        1 MS MS TIME cents=357 67
        next: l9 callers Vat.of FILE
        """,
        l9(shop, "calls", "Vat.of"));

    // Bob, who has no discount, paid Ann's price, and his was never looked up.
    assertEquals(
        """
        shop.Prices#price: 3 calls, 3 inputs
        calls mean ms max ms last input output
        1 MS MS TIME customer=ann, item=lamp 1799
        1 MS MS TIME customer=bob, item=pen 119
        1 MS MS TIME customer=ann, item=pen 119
        next: l9 callers Prices.price FILE
        """,
        l9(shop, "calls", "Prices.price"));
    assertEquals(
        """
        shop.Prices#lookup: 2 calls, 2 inputs
        calls mean ms max ms last input output
        1 MS MS TIME customer=ann, item=lamp 1799
        1 MS MS TIME customer=ann, item=pen 119
        next: l9 callers Prices.lookup FILE
        """,
        l9(shop, "calls", "Prices.lookup"));

    // Six were sold of three, at once: to each, two were left.
    assertEquals(
        """
        shop.Stock#sell: 6 calls, 1 input, 6 at once on 6 threads
        calls mean ms max ms last input output
        6 MS MS TIME 2
        next: l9 callers Stock.sell FILE
        """,
        l9(shop, "calls", "Stock.sell"));
  }

  /** What a command says, on both streams, with single blanks and without times and ids. */
  private static String l9(TestProject project, String... words) {
    String[] arguments = Arrays.copyOf(words, words.length + 1);
    arguments[words.length] = project.traceFile().toString();
    ProgramRun run = L9Run.here(arguments);
    assertEquals(0, run.exitCode(), run::toString);
    return (run.out() + run.err())
        .replace(project.traceFile().toString(), "FILE")
        .replaceAll("sys_\\d+_\\w+", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
        .replaceAll("from TIME to TIME", "at TIME")
        .replaceAll("(?<=\\S) {2,}(?=\\S)", " ")
        .replaceAll("(?m)^ *(\\d+) [0-9.]+ [0-9.]+ TIME", "$1 MS MS TIME");
  }

  private TestProject shop() {
    return new TestProject(folder)
        .source("shop/Main.java", MAIN)
        .source("shop/Checkout.java", CHECKOUT)
        .source("shop/Prices.java", PRICES)
        .source("shop/Vat.java", VAT)
        .source("shop/Mail.java", MAIL)
        .source("shop/Template.java", TEMPLATE)
        .source("shop/Stock.java", STOCK)
        .compile("-g");
  }

  private static final String MAIN =
      """
      package shop;
      class Main {
        public static void main(String[] args) throws Exception {
          Checkout checkout = new Checkout();
          checkout.order("ann", "pen", 3);
          checkout.order("bob", "pen", 1);
          checkout.order("ann", "lamp", 1);
          Stock stock = new Stock();
          Thread[] customers = new Thread[6];
          for (int i = 0; i < customers.length; i++) {
            customers[i] = new Thread(stock::sell, "customer-" + i);
            customers[i].start();
          }
          for (Thread customer : customers) {
            customer.join();
          }
        }
      }
      """;

  private static final String CHECKOUT =
      """
      package shop;
      import dev.l9.trace.L9Traced;
      @L9Traced
      class Checkout {
        private final Prices prices = new Prices();
        long order(String customer, String item, int quantity) {
          long net = quantity * prices.price(customer, item);
          new Mail().confirm(customer);
          return net + Vat.of(net);
        }
      }
      """;

  private static final String PRICES =
      """
      package shop;
      import dev.l9.trace.L9Traced;
      import java.util.HashMap;
      import java.util.Map;
      @L9Traced
      class Prices {
        private final Map<String, Long> cache = new HashMap<>();
        long price(String customer, String item) {
          return cache.computeIfAbsent(item, i -> lookup(customer, i));
        }
        @L9Traced
        private long lookup(String customer, String item) {
          long listed = item.equals("pen") ? 133 : 1999;
          return customer.equals("ann") ? listed * 9 / 10 : listed;
        }
      }
      """;

  private static final String VAT =
      """
      package shop;
      import dev.l9.trace.L9Traced;
      class Vat {
        @L9Traced
        static long of(long cents) {
          return cents * 19 / 100;
        }
      }
      """;

  private static final String MAIL =
      """
      package shop;
      import dev.l9.trace.L9Traced;
      @L9Traced
      class Mail {
        boolean confirm(String customer) {
          try {
            send(customer);
          } catch (RuntimeException e) {
            // It can wait.
          }
          return true;
        }
        private void send(String customer) {
          new Template().render(customer);
        }
      }
      """;

  private static final String TEMPLATE =
      """
      package shop;
      import dev.l9.trace.L9Traced;
      class Template {
        @L9Traced
        String render(String customer) {
          try {
            return "Dear customer " + Integer.parseInt(customer);
          } catch (NumberFormatException e) {
            throw new IllegalStateException("the template wants a number", e);
          }
        }
      }
      """;

  private static final String STOCK =
      """
      package shop;
      import dev.l9.trace.L9Traced;
      import java.util.concurrent.CyclicBarrier;
      class Stock {
        private final CyclicBarrier together = new CyclicBarrier(6);
        private volatile int left = 3;
        @L9Traced
        int sell() {
          int before = left;
          if (before > 0) {
            await();
            left = before - 1;
          }
          return left;
        }
        private void await() {
          try {
            together.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;
}
