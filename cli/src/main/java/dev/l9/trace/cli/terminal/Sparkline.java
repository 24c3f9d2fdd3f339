package dev.l9.trace.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Numbers as a row of bars, one character each. */
public final class Sparkline {

  /** Unicode's blocks U+2581 to U+2588, which are one to eight eighths high. */
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /**
   * Whether the screen shows bars: it is a terminal that isn't dumb, in an encoding that has them.
   * (One that claims to be ASCII gets UTF-8; see {@code L9}.) A pipe or a file gets none, since
   * what reads there wants numbers.
   */
  public static boolean shows(Screen screen) {
    String encoding =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
    return screen.isTerminal()
        && !"dumb".equals(System.getenv("TERM"))
        && (Charset.forName(encoding).newEncoder().canEncode(BARS)
            || Charset.forName(encoding).equals(StandardCharsets.US_ASCII));
  }

  /** The highest bar is the largest number; a number that isn't 0 has a bar, and 0 is a blank. */
  public static String of(List<Long> numbers) {
    long largest = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (long number : numbers) {
      int eighths = largest == 0 ? 0 : (int) Math.ceil((double) number / largest * BARS.length());
      line.append(number <= 0 ? ' ' : BARS.charAt(Math.max(1, eighths) - 1));
    }
    return line.toString();
  }
}
