package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.JvmInfo;
import dev.l9.trace.reader.index.EventQuery;
import dev.l9.trace.reader.index.IndexedMethod;
import dev.l9.trace.reader.index.JvmFacts;
import dev.l9.trace.reader.index.PlacedEvent;
import dev.l9.trace.reader.index.TraceIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code show_trace}: one execution as a whole, the way to it from the root, and its calls. */
final class ShowTraceTool implements Tool {

  private static final int MOST_ABOVE = 40;
  private static final int MOST_BELOW = 2_000;
  private static final int SHARE_OF_VALUES = 4;
  private static final long MOST_BYTES = 16 << 20;

  private final Project project;

  ShowTraceTool(Project project) {
    this.project = project;
  }

  @Override
  public String name() {
    return "show_trace";
  }

  @Override
  public String title() {
    return "Show a trace";
  }

  @Override
  public String description() {
    return "One execution by its id: inputs, output or error, where the exception began, the callers"
        + " up to the root, and what it called. Ask when find or a DORA block gave you an id.";
  }

  @Override
  public Map<String, Map<String, Object>> arguments() {
    Map<String, Map<String, Object>> arguments = new LinkedHashMap<>();
    arguments.put("id", Schema.text());
    return arguments;
  }

  @Override
  public List<String> required() {
    return List.of("id");
  }

  @Override
  public Answer call(ToolArguments arguments) throws IOException {
    String id = arguments.required("id");
    return project.session().ask(index -> answer(index, id, arguments.maxChars()));
  }

  private Answer answer(TraceIndex index, String id, int maxChars) throws IOException {
    if (!index.isThere()) {
      return NoTrace.answer(maxChars);
    }
    Optional<PlacedEvent> found = index.byId(id);
    if (found.isEmpty()) {
      return FileFreshness.beginWithoutCode(new Answer(maxChars))
          .put("found", false)
          .put("id", ExecutionFacts.id(id))
          .put("why", "the trace has no event of this id: it may be of an older trace; see find");
    }
    Event event = found.get().event();
    List<Event> above = above(index, event);
    Answer answer = begin(new Answer(maxChars), event, above);
    answer.put("execution", ExecutionFacts.whole(event, maxChars / SHARE_OF_VALUES));
    run(answer, index, event);
    began(answer, index, event);
    List<Map<String, Object>> callers = above.stream().skip(1).map(ShowTraceTool::step).toList();
    answer.list("called_from", callers, 0.3);
    below(answer, index, event);
    return answer;
  }

  private Answer begin(Answer answer, Event event, List<Event> above) {
    Set<IndexedMethod> methods = new LinkedHashSet<>();
    methods.add(IndexedMethod.of(event));
    above.forEach(each -> methods.add(IndexedMethod.of(each)));
    return FileFreshness.begin(answer, project, methods);
  }

  /** The execution and its callers, the root last. */
  private static List<Event> above(TraceIndex index, Event event) throws IOException {
    List<Event> above = new ArrayList<>(List.of(event));
    Set<String> seen = new LinkedHashSet<>();
    for (Event at = event; above.size() < MOST_ABOVE && seen.add(at.traceId()); ) {
      String parent = at.parentId();
      Optional<PlacedEvent> next = parent == null ? Optional.empty() : index.byId(parent);
      if (next.isEmpty()) {
        break;
      }
      at = next.get().event();
      above.add(at);
    }
    return above;
  }

  private static Map<String, Object> step(Event event) {
    Map<String, Object> line = ExecutionFacts.line(event);
    line.remove("at");
    return line;
  }

  private static void run(Answer answer, TraceIndex index, Event event) {
    for (JvmFacts jvm : index.jvms()) {
      JvmInfo info = jvm.info();
      if (info.id().equals(event.jvm()) && !info.run().isEmpty()) {
        Map<String, Object> said = new LinkedHashMap<>();
        ExecutionFacts.putText(said, "id", info.run(), 60);
        said.put("kind", info.kind());
        ExecutionFacts.putText(said, "command", info.command(), 80);
        ExecutionFacts.putText(said, "revision", info.revision(), 60);
        if (info.isDirty()) {
          said.put("dirty", true);
        }
        answer.putIfRoom("run", said);
      }
    }
  }

  /** Where the exception began, if that was in another execution. */
  private static void began(Answer answer, TraceIndex index, Event event) throws IOException {
    String origin = event.text("origin");
    Optional<PlacedEvent> began = origin == null ? Optional.empty() : index.byId(origin);
    if (began.isPresent()) {
      answer.putIfRoom("exception_began_in", ExecutionFacts.whole(began.get().event(), 200));
    }
  }

  private static void below(Answer answer, TraceIndex index, Event event) throws IOException {
    long start = event.startMicros();
    long end = start + event.durationNanos() / 1_000;
    String root = event.rootId();
    List<PlacedEvent> found =
        index
            .latest(
                EventQuery.of(method -> true)
                    .between(start, end)
                    .with(each -> each.rootId().equals(root)),
                MOST_BELOW,
                null,
                MOST_BYTES)
            .events();
    Map<String, List<Event>> children = new HashMap<>();
    for (PlacedEvent each : found) {
      String parent = each.event().parentId();
      if (parent != null) {
        children.computeIfAbsent(parent, key -> new ArrayList<>()).add(each.event());
      }
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    add(lines, children, event.traceId(), 1);
    int said = answer.list("calls", lines, 1);
    answer.more(
        said < lines.size()
            ? (lines.size() - said) + " more calls: show_trace with the id of one, or max_chars"
            : "what_ran with a method; replay_test with this id makes a test of it");
  }

  /** The calls in the order of their starts, each before its own. */
  private static void add(
      List<Map<String, Object>> lines, Map<String, List<Event>> children, String id, int depth) {
    List<Event> calls = children.remove(id);
    if (calls == null || depth > MOST_ABOVE) {
      return;
    }
    calls.sort(Comparator.comparingLong(Event::startMicros).thenComparing(Event::traceId));
    for (Event call : calls) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("depth", depth);
      line.putAll(step(call));
      lines.add(line);
      add(lines, children, call.traceId(), depth + 1);
    }
  }
}
