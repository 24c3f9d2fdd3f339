package dev.l9.trace.benchmarks.page;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.testkit.Chromium;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How long frames take. The time between frames is what somebody sees, and depends on what else the
 * machine does. The CPU time of the page's tasks, by the browser's own trace of its main thread,
 * doesn't. Not thread-safe.
 */
final class FrameTimes {

  private static final String RECORD =
      "(() => { window.gaps = []; window.isRecording = true; let last = performance.now();"
          + " const frame = (now) => { gaps.push(now - last); last = now;"
          + " isRecording && requestAnimationFrame(frame); }; requestAnimationFrame(frame); })()";

  private static final String GAPS =
      "(() => { isRecording = false; const g = gaps.slice(1).sort((a, b) => a - b);"
          + " const at = (q) => g[Math.min(g.length - 1, Math.floor(g.length * q))].toFixed(1);"
          + " return g.length + ' frames, median ' + at(0.5) + ', p99 ' + at(0.99) + ', longest '"
          + " + at(1) + ' ms'; })()";

  private final Chromium browser;
  private final int earlier;

  private FrameTimes(Chromium browser) {
    this.browser = browser;
    earlier = browser.parameters("Tracing.dataCollected").size();
  }

  static FrameTimes start(Chromium browser) {
    FrameTimes times = new FrameTimes(browser);
    browser.call(
        "Tracing.start",
        "{\"transferMode\":\"ReportEvents\",\"traceConfig\":{\"includedCategories\":[\"toplevel\"]}}");
    browser.value(RECORD);
    return times;
  }

  /** Frames, and the longest tasks of the page by CPU time. */
  String end() {
    String gaps = browser.value(GAPS);
    int before = browser.parameters("Tracing.tracingComplete").size();
    browser.call("Tracing.end", "{}");
    while (browser.parameters("Tracing.tracingComplete").size() == before) {
      Thread.onSpinWait();
    }
    List<Double> tasks = tasks();
    tasks.sort(null);
    double longest = tasks.isEmpty() ? 0 : tasks.get(tasks.size() - 1);
    long over = tasks.stream().filter(task -> task > 50).count();
    return String.format(
        "%s; longest task of the page %.1f ms of CPU, %d of %d over 50 ms",
        gaps, longest, over, tasks.size());
  }

  private List<Double> tasks() {
    List<Fields> events = new ArrayList<>();
    List<Fields> collected = browser.parameters("Tracing.dataCollected");
    for (Fields data : collected.subList(earlier, collected.size())) {
      if (data.values().get("value") instanceof Items items) {
        items.values().forEach(event -> events.add((Fields) event));
      }
    }
    Set<String> mainThreads = new HashSet<>();
    for (Fields event : events) {
      if (text(event, "name").equals("thread_name")
          && text(event, "args").contains("CrRendererMain")) {
        mainThreads.add(text(event, "pid") + " " + text(event, "tid"));
      }
    }
    List<Double> tasks = new ArrayList<>();
    for (Fields event : events) {
      boolean isTask =
          text(event, "name").endsWith("RunTask") && event.values().containsKey("tdur");
      if (isTask && mainThreads.contains(text(event, "pid") + " " + text(event, "tid"))) {
        tasks.add(Double.parseDouble(text(event, "tdur")) / 1_000);
      }
    }
    return tasks;
  }

  private static String text(Fields event, String key) {
    CapturedValue value = event.values().get(key);
    return value instanceof CapturedValue.Text text
        ? text.value()
        : value instanceof CapturedValue.Num num ? num.value().toString() : String.valueOf(value);
  }
}
