package com.acme;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds prices in cents in {@code prices.txt}. */
final class Prices {

  @L9Traced(layer = HrmLayer.REASONING)
  long total(String item, int count) throws IOException {
    return count * price(item);
  }

  @L9Traced(layer = HrmLayer.MEMORY)
  private long price(String item) throws IOException {
    for (String line : Files.readAllLines(Path.of("prices.txt"))) {
      if (line.startsWith(item + "=")) {
        return parse(item, line.substring(item.length() + 1));
      }
    }
    throw new IllegalStateException("no price for " + item);
  }

  private static long parse(String item, String price) {
    try {
      return Long.parseLong(price);
    } catch (NumberFormatException e) {
      throw new IllegalStateException("no price for " + item, e);
    }
  }
}
