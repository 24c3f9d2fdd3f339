package dev.l9.trace.reader.event;

/** Reads whole numbers from bytes. */
final class EventNumber {

  private EventNumber() {}

  /** The whole part of the number; one that is too large for a {@code long} is the largest. */
  static long read(byte[] bytes, int from, int to) {
    boolean isNegative = bytes[from] == '-';
    long number = 0;
    for (int i = isNegative ? from + 1 : from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      if (number > (Long.MAX_VALUE - digit) / 10) {
        number = Long.MAX_VALUE;
        break;
      }
      number = number * 10 + digit;
    }
    return isNegative ? -number : number;
  }
}
