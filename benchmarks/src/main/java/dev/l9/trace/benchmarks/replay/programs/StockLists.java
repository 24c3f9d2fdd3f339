package dev.l9.trace.benchmarks.replay.programs;

import com.google.common.base.CaseFormat;
import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import com.google.common.math.IntMath;
import com.google.common.math.LongMath;
import com.google.common.net.HostAndPort;
import com.google.common.net.InternetDomainName;
import com.google.common.primitives.Ints;
import com.google.common.primitives.UnsignedInts;
import java.math.RoundingMode;
import java.util.List;

/** Keeps lists of a stock, with Guava. */
public final class StockLists {

  private StockLists() {}

  public static void main(String[] args) {
    for (String line : List.of("lamp, 3 , red", "chair,,", " desk ")) {
      List<String> parts = Splitter.on(',').trimResults().omitEmptyStrings().splitToList(line);
      System.out.println(Joiner.on('|').join(parts) + Strings.padEnd(line, 15, '.'));
      System.out.println(Ints.tryParse(parts.get(parts.size() - 1)) + Iterables.toString(parts));
      System.out.println(
          CharMatcher.inRange('a', 'e').countIn(line) + Strings.padStart(line, 9, ' '));
      System.out.println(CharMatcher.whitespace().removeFrom(line) + Strings.emptyToNull(line));
      System.out.println(Strings.commonPrefix(line, "lamps") + Strings.isNullOrEmpty(line));
    }
    System.out.println(Lists.partition(Ints.asList(1, 2, 3, 4, 5), 2));
    System.out.println(Lists.reverse(ImmutableList.of("a", "b")));
    System.out.println(ImmutableMap.of("a", 1, "b", 2).entrySet());
    System.out.println(CaseFormat.LOWER_CAMEL.to(CaseFormat.UPPER_UNDERSCORE, "stockList"));
    System.out.println(IntMath.gcd(12, 18) + IntMath.pow(2, 5) + IntMath.log2(9, RoundingMode.UP));
    System.out.println(LongMath.factorial(10) + " " + LongMath.isPrime(97));
    System.out.println(Ints.max(3, 9, 2) + Ints.join("-", 1, 2) + Ints.contains(new int[] {4}, 4));
    System.out.println(UnsignedInts.toString(-1) + UnsignedInts.divide(-1, 2));
    System.out.println(HostAndPort.fromString("shop.example:80").getPort());
    System.out.println(InternetDomainName.from("www.shop.co.uk").publicSuffix());
    fail(() -> System.out.println(IntMath.factorial(-1)));
    fail(() -> System.out.println(IntMath.log2(0, RoundingMode.UP)));
    fail(() -> System.out.println(HostAndPort.fromString("a:b]")));
  }

  private static void fail(Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException | ArithmeticException e) {
      System.out.println(e.getMessage());
    }
  }
}
