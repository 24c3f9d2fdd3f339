package com.acme;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Takes the orders in {@code orders.txt}, and waits so many milliseconds before each. */
public final class Shop {

  private final Prices prices = new Prices();
  private final Stock stock = new Stock(Map.of("lamp", 9, "desk", 2, "rug", 9, "théière", 9));
  private final Bank bank = new Bank();

  public static void main(String[] pause) throws IOException, InterruptedException {
    Shop shop = new Shop();
    for (String order : Files.readAllLines(Path.of("orders.txt"))) {
      Thread.sleep(Long.parseLong(pause[0]));
      try {
        shop.order(order);
      } catch (RuntimeException e) {
        System.out.println(order + ": " + e.getMessage());
      }
    }
  }

  @L9Traced(layer = HrmLayer.ALTITUDE)
  long order(String text) throws IOException, InterruptedException {
    String[] parts = text.split("=");
    int count = Integer.parseInt(parts[1]);
    stock.reserve(parts[0], count);
    long total = prices.total(parts[0], count);
    bank.charge(total);
    return total;
  }
}
