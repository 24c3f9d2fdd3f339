package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.mcp.project.Subject;
import dev.l9.trace.mcp.tool.ToolArguments.WrongArgumentException;
import dev.l9.trace.reader.diff.Suspect;
import dev.l9.trace.reader.diff.TraceComparison;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.reader.index.EventPage;
import dev.l9.trace.reader.index.EventQuery;
import dev.l9.trace.reader.index.IndexedMethod;
import dev.l9.trace.reader.index.JvmFacts;
import dev.l9.trace.reader.index.PlacedEvent;
import dev.l9.trace.reader.index.TraceIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code changed}: what the last run did otherwise than the run before. */
final class ChangedTool implements Tool {

  /**
   * A part of a run lacks the callers of what it begins with, so that little of it is alike. So
   * runs up to this are compared as a whole. Of longer ones a part has to do: to read so much of
   * them takes a second, and finds little more.
   */
  private static final int MOST_OF_A_WHOLE = 20_000;

  private static final int MOST_OF_A_PART = 3_000;
  private static final long MOST_BYTES_OF_A_WHOLE = 40L << 20;
  private static final long MOST_BYTES_OF_A_PART = 4L << 20;
  private static final int TEXT = 120;
  private static final int FIRST_IDS = 3;
  private static final int LATER_IDS = 2;

  private final Project project;

  ChangedTool(Project project) {
    this.project = project;
  }

  @Override
  public String name() {
    return "changed";
  }

  @Override
  public String title() {
    return "What changed between runs";
  }

  @Override
  public String description() {
    return "Differences between two runs (by default the last two of one command): suspects first,"
        + " then errors, results for equal inputs, methods and times. Ask when something worked"
        + " before, or after your own change.";
  }

  @Override
  public Map<String, Map<String, Object>> arguments() {
    Map<String, Map<String, Object>> arguments = new LinkedHashMap<>();
    arguments.put("subject", Schema.text());
    arguments.put("old", Schema.text("run id"));
    arguments.put("new", Schema.text("run id"));
    return arguments;
  }

  @Override
  public List<String> required() {
    return List.of();
  }

  /** The JVMs of one run, in the order of their starts. */
  private record Run(String id, List<JvmFacts> jvms) {

    long from() {
      return jvms.stream().mapToLong(JvmFacts::firstMicros).min().orElse(0);
    }

    boolean isShort() {
      return jvms.stream().mapToLong(JvmFacts::events).sum() <= MOST_OF_A_WHOLE;
    }

    long to() {
      return jvms.stream().mapToLong(JvmFacts::lastMicros).max().orElse(0);
    }

    String command() {
      return jvms.get(0).info().command();
    }
  }

  /** Two runs that are compared. */
  private record Pair(Run old, Run now) {}

  @Override
  public Answer call(ToolArguments arguments) throws IOException {
    return project.session().ask(index -> answer(index, arguments));
  }

  private Answer answer(TraceIndex index, ToolArguments arguments) throws IOException {
    Answer answer = new Answer(arguments.maxChars());
    if (!index.isThere()) {
      return NoTrace.answer(arguments.maxChars());
    }
    String text = arguments.text("subject");
    Predicate<IndexedMethod> meant = method -> true;
    if (!text.isEmpty()) {
      var known = index.methods();
      Subject subject = Subject.of(text, known, project.root(), project.sources());
      FileFreshness.begin(answer, project, subject.files(), !subject.isUnknown());
      if (subject.isUnknown()) {
        return NoTrace.unknown(answer, subject, known);
      }
      meant = subject.methods()::contains;
    }
    List<Run> runs = runs(index);
    Pair pair = pair(runs, arguments);
    if (pair == null) {
      return onlyOne(text.isEmpty() ? FileFreshness.beginWithoutCode(answer) : answer, runs);
    }
    return compare(answer, index, pair, meant);
  }

  private static List<Run> runs(TraceIndex index) {
    Map<String, List<JvmFacts>> byRun = new LinkedHashMap<>();
    for (JvmFacts jvm : index.jvms()) {
      if (jvm.events() > 0) {
        byRun.computeIfAbsent(jvm.run(), key -> new ArrayList<>()).add(jvm);
      }
    }
    List<Run> runs = new ArrayList<>();
    byRun.forEach((id, jvms) -> runs.add(new Run(id, jvms)));
    return runs;
  }

  /** The last run and the one before it of the same command, unless others are named. */
  private static @Nullable Pair pair(List<Run> runs, ToolArguments arguments) {
    String newId = arguments.text("new");
    String oldId = arguments.text("old");
    if (runs.size() < 2 && newId.isEmpty() && oldId.isEmpty()) {
      return null;
    }
    Run now = newId.isEmpty() ? runs.get(runs.size() - 1) : named(runs, newId);
    if (!oldId.isEmpty()) {
      return new Pair(named(runs, oldId), now);
    }
    Run before = null;
    for (Run run : runs.subList(0, runs.indexOf(now))) {
      boolean isSame = run.command().equals(now.command());
      before = isSame || before == null || !before.command().equals(now.command()) ? run : before;
    }
    return before == null ? null : new Pair(before, now);
  }

  private static Run named(List<Run> runs, String id) {
    for (Run run : runs) {
      if (run.id().equals(id)) {
        return run;
      }
    }
    throw new WrongArgumentException(
        "the trace has no run '"
            + UntrustedText.of(id, 60)
            + "'; the latest are "
            + runs.stream()
                .skip(Math.max(0, runs.size() - 5))
                .map(run -> UntrustedText.of(run.id(), 60))
                .collect(Collectors.joining(", ")));
  }

  private static Answer onlyOne(Answer answer, List<Run> runs) {
    answer.list("runs", runs.stream().map(ChangedTool::run).toList(), 0.5);
    return answer.put(
        "why", "there is no earlier run in the trace to compare with; run it again after a change");
  }

  private static Map<String, Object> run(Run run) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", UntrustedText.of(run.id(), 60));
    said.put("at", ExecutionFacts.time(run.from()));
    ExecutionFacts.putText(said, "command", run.command(), 80);
    ExecutionFacts.putText(said, "revision", run.jvms().get(0).info().revision(), 60);
    if (run.jvms().stream().anyMatch(jvm -> jvm.info().isDirty())) {
      said.put("dirty", true);
    }
    return said;
  }

  private Answer compare(Answer answer, TraceIndex index, Pair pair, Predicate<IndexedMethod> meant)
      throws IOException {
    EventPage old = events(index, pair.old(), meant);
    EventPage now = events(index, pair.now(), meant);
    TraceDiff diff = TraceComparison.with(trace(old), List.of()).compare(trace(now));
    if (answer.content().isEmpty()) {
      FileFreshness.begin(answer, project, methods(now, diff));
    }
    answer.put("old", run(pair.old())).put("new", run(pair.now()));
    boolean isWhole = old.next() == null && now.next() == null;
    if (!isWhole) {
      answer.put(
          "compared",
          "the last "
              + old.events().size()
              + " and "
              + now.events().size()
              + " executions; l9 diff compares all");
    }
    if (diff.isEmpty()) {
      answer.put("same", true);
    }
    say(answer, diff);
    boolean hasIds = diff.suspects().stream().anyMatch(suspect -> !suspect.oldIds().isEmpty());
    return answer.more(
        "what_ran with a suspect; "
            + (hasIds
                ? "replay_test with one of old_ids makes a test that the old run passes; "
                : "")
            + (diff.isEmpty() ? "old and new name other runs" : "max_chars for more"));
  }

  /** What the new run ran, the suspects first: a change since then wasn't compared. */
  private static List<IndexedMethod> methods(EventPage now, TraceDiff diff) {
    Set<String> suspects =
        diff.suspects().stream().map(each -> each.method()).collect(Collectors.toSet());
    return now.events().stream()
        .map(each -> IndexedMethod.of(each.event()))
        .distinct()
        .sorted(Comparator.comparing(method -> !suspects.contains(method.id())))
        .toList();
  }

  private static EventPage events(TraceIndex index, Run run, Predicate<IndexedMethod> meant)
      throws IOException {
    Set<String> jvms = run.jvms().stream().map(jvm -> jvm.info().id()).collect(Collectors.toSet());
    return index.latest(
        EventQuery.of(meant)
            .between(run.from(), run.to())
            .with(event -> jvms.contains(event.jvm())),
        run.isShort() ? MOST_OF_A_WHOLE : MOST_OF_A_PART,
        null,
        run.isShort() ? MOST_BYTES_OF_A_WHOLE : MOST_BYTES_OF_A_PART);
  }

  /** In the order in which they ended, as files have them. */
  private static TraceComparison.Trace trace(EventPage page) {
    return listener -> {
      List<PlacedEvent> events = page.events();
      for (int i = events.size() - 1; i >= 0; i--) {
        listener.event(events.get(i).event());
      }
    };
  }

  private static void say(Answer answer, TraceDiff diff) {
    answer.list("suspects", suspects(diff.suspects()), 0.5);
    list(answer, "errors_new", diff.errors().isNew(), ChangedTool::thrown);
    list(answer, "errors_gone", diff.errors().isGone(), ChangedTool::thrown);
    list(
        answer,
        "results",
        diff.results(),
        each -> {
          Map<String, Object> said = facts("method", each.method(), "input", each.input());
          said.put("old", UntrustedText.of(each.old(), TEXT));
          said.put("new", UntrustedText.of(each.now(), TEXT));
          ExecutionFacts.putText(said, "old_id", each.oldId(), TEXT);
          return said;
        });
    list(answer, "methods_new", diff.methods().isNew(), ExecutionFacts::name);
    list(answer, "methods_gone", diff.methods().isGone(), ExecutionFacts::name);
    list(
        answer,
        "times",
        diff.times(),
        each -> {
          Map<String, Object> said = new LinkedHashMap<>();
          said.put("method", ExecutionFacts.name(each.method()));
          said.put("old_ms", ExecutionFacts.millis(each.oldMillis() * 1e6));
          said.put("new_ms", ExecutionFacts.millis(each.newMillis() * 1e6));
          return said;
        });
  }

  /** With ids of calls to replay: more of the first one, since it is the likeliest. */
  private static List<Object> suspects(List<Suspect> suspects) {
    List<Object> all = new ArrayList<>();
    for (Suspect suspect : suspects) {
      Map<String, Object> said = facts("method", suspect.method(), "why", suspect.why());
      List<String> ids =
          suspect.oldIds().stream()
              .limit(all.isEmpty() ? FIRST_IDS : LATER_IDS)
              .map(id -> UntrustedText.of(id, TEXT))
              .toList();
      if (!ids.isEmpty()) {
        said.put("old_ids", ids);
      }
      all.add(said);
    }
    return all;
  }

  private static <T> void list(Answer answer, String key, List<T> items, Function<T, Object> said) {
    answer.list(key, items.stream().map(said).toList(), 0.4);
  }

  private static Object thrown(TraceDiff.Thrown thrown) {
    Map<String, Object> said = facts("method", thrown.method(), "error", thrown.error());
    said.put("count", thrown.count());
    return said;
  }

  private static Map<String, Object> facts(String key, String value, String other, String text) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(key, UntrustedText.of(value, TEXT));
    facts.put(other, UntrustedText.of(text, TEXT));
    return facts;
  }
}
