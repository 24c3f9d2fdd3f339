package dev.l9.trace.reader.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeComparisonTest {

  private static String trace(long seed, double factor, double slowFactor) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int method = 0; method < 20; method++) {
      double own = method == 7 ? slowFactor : 1;
      for (int i = 0; i < 40; i++) {
        double nanos = 200_000 * (1 + method) * factor * own * Math.exp(random.nextGaussian() / 4);
        text.append("%d - A#m%d(n=1) → 1 %dns\n".formatted(100 * method + i, method, (long) nanos));
      }
    }
    return text.toString();
  }

  private static List<String> changed(String old, String now) throws IOException {
    return TraceText.compare(old, now).times().stream()
        .map(time -> time.method() + (time.newMillis() > time.oldMillis() ? " slower" : " faster"))
        .toList();
  }

  @Test
  void methodThatBecameSlower_isFound() throws IOException {
    assertEquals(List.of("com.acme.A#m7 slower"), changed(trace(1, 1, 1), trace(2, 1, 3)));
    assertEquals(List.of("com.acme.A#m7 faster"), changed(trace(1, 1, 3), trace(2, 1, 1)));
  }

  @Test
  void machineThatWasBusy_isNoDifference() throws IOException {
    assertEquals(List.of(), changed(trace(1, 1, 1), trace(2, 4, 1)));
  }

  @Test
  void noise_isNoDifference() throws IOException {
    for (int seed = 10; seed < 20; seed++) {
      assertEquals(List.of(), changed(trace(1, 1, 1), trace(seed, 1, 1)));
    }
  }

  @Test
  void timeOfCalls_isNotThatOfTheCaller() throws IOException {
    StringBuilder old = new StringBuilder();
    StringBuilder now = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String calls = "%d %d B#b(n=1) → 1 %dns\n%d - A#a(n=1) → 1 %dns\n";
      old.append(calls.formatted(1000 + i, i, 1_000_000 + i, i, 3_000_000 + i));
      now.append(calls.formatted(1000 + i, i, 9_000_000 + i, i, 11_000_000 + i));
      for (int other = 0; other < 5; other++) {
        String same = "%d - C#c%d(n=1) → 1 2000000ns\n".formatted(2000 + 100 * other + i, other);
        old.append(same);
        now.append(same);
      }
    }
    assertEquals(List.of("com.acme.B#b slower"), changed(old.toString(), now.toString()));
  }
}
