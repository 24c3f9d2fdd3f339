package dev.l9.trace.benchmarks.report;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** A logarithmic axis of whole decades: where a value lies on it, as a share of its length. */
record LogAxis(int from, int to) {

  /** One that has room for all these values; what isn't above 0 is left out. */
  static LogAxis of(DoubleStream values, int atLeastFrom) {
    double[] known = values.filter(value -> value > 0 && Double.isFinite(value)).sorted().toArray();
    if (known.length == 0) {
      return new LogAxis(atLeastFrom, atLeastFrom + 1);
    }
    int from = Math.max(atLeastFrom, (int) Math.floor(Math.log10(known[0])));
    int to = (int) Math.ceil(Math.log10(known[known.length - 1]));
    return new LogAxis(from, Math.max(from + 1, to));
  }

  double at(double value) {
    double share = (Math.log10(Math.max(value, Double.MIN_NORMAL)) - from) / (to - from);
    return Math.min(1, Math.max(0, share));
  }

  /** A decade as text: {@code 0.1}, {@code 10,000}, {@code 1 M}. */
  static String label(int decade) {
    if (decade < 0) {
      return String.format(Locale.ROOT, "%." + -decade + "f", Math.pow(10, decade));
    }
    return decade < 6
        ? String.format(Locale.ROOT, "%,.0f", Math.pow(10, decade))
        : String.format(Locale.ROOT, "%.0f M", Math.pow(10, decade - 6));
  }
}
