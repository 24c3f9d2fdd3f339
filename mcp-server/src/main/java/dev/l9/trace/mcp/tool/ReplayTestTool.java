package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.index.EventQuery;
import dev.l9.trace.reader.index.IndexedMethod;
import dev.l9.trace.reader.index.JvmFacts;
import dev.l9.trace.reader.index.PlacedEvent;
import dev.l9.trace.reader.index.TraceIndex;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.CallContext;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.test.As;
import dev.l9.trace.replay.test.ReplayTest;
import dev.l9.trace.replay.test.TestMaker;
import dev.l9.trace.replay.type.ClassPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code replay_test}: a JUnit test that calls a method as it was called, and asserts what came.
 */
final class ReplayTestTool implements Tool {

  private static final int MOST_REPEATS = 200;
  private static final int MOST_CHILDREN = 1_000;
  private static final long MOST_BYTES = 8 << 20;
  private static final int MOST_CALLERS = 4;
  private static final int TEXT = 200;

  private final Project project;

  ReplayTestTool(Project project) {
    this.project = project;
  }

  @Override
  public String name() {
    return "replay_test";
  }

  @Override
  public String title() {
    return "Test from a recorded call";
  }

  @Override
  public String description() {
    return "The source of a JUnit 5 test that repeats a recorded call. Ask before you fix: of a"
        + " failed call, as=expectation fails until it is fixed; as=regression asserts what"
        + " happened. Review it; it is made of captured values.";
  }

  @Override
  public Map<String, Map<String, Object>> arguments() {
    Map<String, Map<String, Object>> arguments = new LinkedHashMap<>();
    arguments.put("id", Schema.text());
    arguments.put("as", Schema.choice("regression", "expectation"));
    arguments.put("cursor", Schema.text("from 'more'"));
    return arguments;
  }

  @Override
  public List<String> required() {
    return List.of("id");
  }

  @Override
  public Answer call(ToolArguments arguments) throws IOException {
    return project.session().ask(index -> answer(index, arguments));
  }

  private Answer answer(TraceIndex index, ToolArguments arguments) throws IOException {
    if (!index.isThere()) {
      return NoTrace.answer(arguments.maxChars());
    }
    String id = arguments.required("id");
    As as =
        As.valueOf(arguments.choice("as", "regression", "expectation").toUpperCase(Locale.ROOT));
    Optional<PlacedEvent> found = index.byId(id);
    if (found.isEmpty()) {
      return FileFreshness.beginWithoutCode(new Answer(arguments.maxChars()))
          .put("found", false)
          .put("why", "the trace has no event of this id; see find");
    }
    Event event = found.get().event();
    Answer answer =
        FileFreshness.begin(
            new Answer(arguments.maxChars()), project, List.of(IndexedMethod.of(event)));
    if (as == As.EXPECTATION && event.isSuccess()) {
      return answer
          .put("found", false)
          .put("why", "the call didn't fail: as=expectation is for calls that did");
    }
    try (ClassPath classes = new ClassPath(project.classes().places())) {
      ReplayTest test = TestMaker.make(classes, context(index, event), as, false, null);
      return say(answer, test, arguments.position("cursor"));
    } catch (Refusal.Refused e) {
      return refused(answer, e.refusal(), callers(index, event));
    }
  }

  /** The calls that led to this one, the nearest first: one of these may be replayed instead. */
  private static List<Object> callers(TraceIndex index, Event event) throws IOException {
    List<Object> callers = new ArrayList<>();
    String parent = event.parentId();
    while (parent != null && callers.size() < MOST_CALLERS) {
      Event caller = index.byId(parent).map(PlacedEvent::event).orElse(null);
      if (caller != null) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", ExecutionFacts.id(parent));
        said.put("method", ExecutionFacts.name(caller.methodId()));
        callers.add(said);
      }
      parent = caller == null ? null : caller.parentId();
    }
    return callers;
  }

  /**
   * The call, the calls with equal inputs among the latest, and what it called. What equal calls of
   * one program came to differently isn't compared. A later run may be of another program: what it
   * does otherwise is what the test is for.
   */
  private static CallContext context(TraceIndex index, Event event) throws IOException {
    RecordedCall call = RecordedCall.of(event);
    CallContext.Same same = new CallContext.Same(call);
    IndexedMethod method = IndexedMethod.of(event);
    List<RecordedCall> repeats = new ArrayList<>();
    Set<String> jvms = notLater(index, event.jvm());
    EventQuery repeated = EventQuery.of(method::equals).with(each -> jvms.contains(each.jvm()));
    for (PlacedEvent each : index.latest(repeated, MOST_REPEATS, null, MOST_BYTES).events()) {
      read(each.event()).filter(same::test).ifPresent(repeats::add);
    }
    long start = event.startMicros();
    EventQuery called =
        EventQuery.of(each -> !each.method().isEmpty())
            .between(start, start + event.durationNanos() / 1_000)
            .with(each -> event.traceId().equals(each.parentId()));
    List<RecordedCall> children = new ArrayList<>();
    for (PlacedEvent each : index.latest(called, MOST_CHILDREN, null, MOST_BYTES).events()) {
      read(each.event()).ifPresent(children::add);
    }
    return CallContext.of(call, repeats, children);
  }

  /** The JVMs of the run that this JVM belongs to, and those of the runs that began before it. */
  private static Set<String> notLater(TraceIndex index, String jvm) {
    Map<String, Set<String>> byRun = new LinkedHashMap<>();
    String run = "";
    for (JvmFacts each : index.jvms()) { // In the order of their starts.
      String id = each.info().id();
      byRun.computeIfAbsent(each.run(), key -> new HashSet<>()).add(id);
      run = id.equals(jvm) ? each.run() : run;
    }
    Set<String> jvms = new HashSet<>();
    for (Map.Entry<String, Set<String>> each : byRun.entrySet()) {
      jvms.addAll(each.getValue());
      if (each.getKey().equals(run)) {
        break;
      }
    }
    return jvms;
  }

  /** Without values a call says nothing of what differs. */
  private static Optional<RecordedCall> read(Event event) {
    try {
      return Optional.of(RecordedCall.of(event));
    } catch (Refusal.Refused e) {
      return Optional.empty();
    }
  }

  private static Answer say(Answer answer, ReplayTest test, int from) {
    answer.put("file", UntrustedText.of("src/test/java/" + test.path(), TEXT));
    answer.put("method", UntrustedText.of(test.method(), TEXT));
    answer.list("to_fill_in", texts(test.gaps()), 0.2);
    answer.list("assumed", texts(test.assumptions()), 0.2);
    answer.list("not_compared", texts(test.masked()), 0.1);
    String source = test.source();
    int start = Math.min(from, source.length());
    String rest = source.substring(start);
    String part = answer.fitting(rest);
    answer.put("source", part);
    return answer.more(
        part.length() < rest.length()
            ? "the source goes on: cursor=" + (start + part.length()) + ", or max_chars=20000"
            : "that is all of the source; read it before you run it");
  }

  private static List<String> texts(List<String> texts) {
    return texts.stream().map(text -> UntrustedText.of(text, TEXT)).toList();
  }

  private static Answer refused(Answer answer, Refusal refusal, List<Object> callers) {
    answer.put("found", false).put("kind", refusal.kind().label());
    answer.put("why", UntrustedText.of(refusal.toString(), 2 * TEXT));
    if (answer.list("called_from", callers, 0.4) > 0) {
      answer.more("replay_test with the id of a caller");
    }
    return answer;
  }
}
