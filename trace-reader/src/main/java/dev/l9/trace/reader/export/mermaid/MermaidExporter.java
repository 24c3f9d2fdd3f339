package dev.l9.trace.reader.export.mermaid;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.export.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Writes a sequence diagram of Mermaid, for one trace or a few: the latest ones, at most ten, that
 * fit into 150 calls. Of a trace that has more, it shows the calls that began first. Mermaid itself
 * refuses texts of 50,000 characters, so fewer are shown if their texts are long.
 */
public final class MermaidExporter implements Exporter {

  /** The calls of a trace that began first, the last of these at the queue's head. */
  private static final class Trace {
    private final PriorityQueue<MermaidCall> calls =
        new PriorityQueue<>(MermaidCall.BY_START.reversed());
    private long left;
  }

  private static final int MAX_CALLS = 150;
  private static final int MAX_TRACES = 10;
  private static final int MAX_KEPT = 20_000;
  private static final int MAX_TEXT = 45_000;

  private final OutputStream out;
  private final Map<String, Trace> traces = new LinkedHashMap<>(16, 0.75f, true);
  private int kept;
  private long leftTraces;
  private long leftCalls;

  public MermaidExporter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void begin() {}

  @Override
  public void event(Event event) {
    if (event.isRun()) {
      return;
    }
    Trace trace = traces.computeIfAbsent(event.rootId(), id -> new Trace());
    trace.calls.add(MermaidCall.of(event));
    kept++;
    if (trace.calls.size() > MAX_CALLS) {
      trace.calls.remove();
      trace.left++;
      kept--;
    }
    if (kept > MAX_KEPT) {
      Iterator<Trace> eldest = traces.values().iterator();
      leaveOut(eldest.next());
      eldest.remove();
    }
  }

  private void leaveOut(Trace trace) {
    kept -= trace.calls.size();
    leftTraces++;
    leftCalls += trace.calls.size() + trace.left;
  }

  @Override
  public String end() throws IOException {
    List<List<MermaidCall>> shown = latest();
    String diagram = new SequenceDiagram(leftOut()).of(shown);
    for (int max = MAX_CALLS / 2; diagram.length() > MAX_TEXT && max > 0; max /= 2) {
      shorten(shown, max);
      diagram = new SequenceDiagram(leftOut()).of(shown);
    }
    out.write(diagram.getBytes(UTF_8));
    out.flush();
    return leftOut();
  }

  /** The latest traces in the order of their starts, and all others left out. */
  private List<List<MermaidCall>> latest() {
    Deque<Trace> newestFirst = new ArrayDeque<>();
    traces.values().forEach(newestFirst::push);
    List<List<MermaidCall>> shown = new ArrayList<>();
    int room = MAX_CALLS;
    for (Trace trace : newestFirst) {
      if (trace.calls.size() <= room && shown.size() < MAX_TRACES) {
        room -= trace.calls.size();
        leftCalls += trace.left;
        shown.add(sorted(trace.calls));
      } else {
        room = 0;
        leaveOut(trace);
      }
    }
    shown.sort((a, b) -> MermaidCall.BY_START.compare(a.get(0), b.get(0)));
    return shown;
  }

  private static List<MermaidCall> sorted(Collection<MermaidCall> calls) {
    List<MermaidCall> sorted = new ArrayList<>(calls);
    sorted.sort(MermaidCall.BY_START);
    return sorted;
  }

  /** Leaves out all but the last trace, and of that all but the calls that began first. */
  private void shorten(List<List<MermaidCall>> shown, int max) {
    while (shown.size() > 1) {
      leftTraces++;
      leftCalls += shown.remove(0).size();
    }
    List<MermaidCall> calls = shown.get(0);
    while (calls.size() > max) {
      leftCalls++;
      calls.remove(calls.size() - 1);
    }
  }

  private String leftOut() {
    return leftCalls == 0
        ? ""
        : "left out: "
            + leftCalls
            + " calls"
            + (leftTraces == 0 ? "" : ", " + leftTraces + " whole traces");
  }
}
