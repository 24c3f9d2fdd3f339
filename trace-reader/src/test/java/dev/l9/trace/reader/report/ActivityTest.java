package dev.l9.trace.reader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ActivityTest {

  @Test
  void bars_areAMillisecondWideAtFirst() {
    Activity activity = new Activity();
    activity.add(5_000_999, false);
    activity.add(5_000_001, true);
    activity.add(5_003_000, false);
    assertEquals(
        "{\"from\":5000000,\"width\":1000,\"others\":[1,0,0,1],\"errors\":[1,0,0,0]}",
        PageJson.text(activity::write));
  }

  @Test
  void bars_getWiderUntilAllTimesFitInWhateverOrder() {
    Activity activity = new Activity();
    for (int minute = 59; minute >= 0; minute--) {
      activity.add(minute * 60_000_000L, minute == 30);
    }
    activity.add(-1, false);
    String json = PageJson.text(activity::write);
    assertEquals(
        "{\"from\":-32768000,\"width\":32768000,", json.substring(0, json.indexOf("\"others\"")));
    long others = sum(json, "others");
    assertEquals(60, others);
    assertEquals(1, sum(json, "errors"));
  }

  private static long sum(String json, String column) {
    String begin = "\"" + column + "\":[";
    int from = json.indexOf(begin) + begin.length();
    long sum = 0;
    for (String count : json.substring(from, json.indexOf(']', from)).split(",", -1)) {
      sum += Long.parseLong(count);
    }
    return sum;
  }

  @Test
  void durations_areInTheBarTheyBeginIn() {
    long[] nanos = {
      0, 1_999, 2_000, 4_999, 5_000, 9_999, 10_000, 1_000_000_000_000L, Long.MAX_VALUE
    };
    int[] bars = {0, 0, 1, 1, 2, 2, 3, 27, 27};
    for (int i = 0; i < nanos.length; i++) {
      assertEquals(bars[i], Latencies.bar(nanos[i]), "" + nanos[i]);
    }
  }
}
