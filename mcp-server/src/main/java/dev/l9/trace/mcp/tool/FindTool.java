package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.mcp.project.Subject;
import dev.l9.trace.mcp.tool.ToolArguments.WrongArgumentException;
import dev.l9.trace.reader.event.EventFilters;
import dev.l9.trace.reader.index.EventPage;
import dev.l9.trace.reader.index.EventPlace;
import dev.l9.trace.reader.index.EventQuery;
import dev.l9.trace.reader.index.FailureFacts;
import dev.l9.trace.reader.index.IndexedMethod;
import dev.l9.trace.reader.index.PlacedEvent;
import dev.l9.trace.reader.index.TraceIndex;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code find}: executions by failure, slowness, text or recency, with an id each. */
final class FindTool implements Tool {

  /** An execution takes at least so many characters of an answer. */
  private static final int CHARS_AN_EXECUTION = 100;

  private static final int MOST_FAILURES_TOLD = 60;
  private static final long MOST_BYTES = 8 << 20;

  /** The longest may be anywhere, but only in parts that have a long one. */
  private static final long MOST_BYTES_OF_SLOW = 32 << 20;

  private final Project project;

  FindTool(Project project) {
    this.project = project;
  }

  @Override
  public String name() {
    return "find";
  }

  @Override
  public String title() {
    return "Find executions";
  }

  @Override
  public String description() {
    return "Executions with their ids. Ask when something failed or is slow: failures (one for each"
        + " place and type, latest first), slow (longest first), latest. text narrows to those that"
        + " have it in input, output or names.";
  }

  @Override
  public Map<String, Map<String, Object>> arguments() {
    Map<String, Map<String, Object>> arguments = new LinkedHashMap<>();
    arguments.put("kind", Schema.choice("failures", "slow", "latest"));
    arguments.put("subject", Schema.text());
    arguments.put("text", Schema.text());
    arguments.put("cursor", Schema.text("from 'more'"));
    return arguments;
  }

  @Override
  public List<String> required() {
    return List.of();
  }

  @Override
  public Answer call(ToolArguments arguments) throws IOException {
    return project.session().ask(index -> answer(index, arguments));
  }

  private Answer answer(TraceIndex index, ToolArguments arguments) throws IOException {
    if (!index.isThere()) {
      return NoTrace.answer(arguments.maxChars());
    }
    String kind = arguments.choice("kind", "failures", "slow", "latest");
    String text = arguments.text("subject");
    Predicate<IndexedMethod> meant = method -> true;
    if (!text.isEmpty()) {
      var known = index.methods();
      Subject subject = Subject.of(text, known, project.root(), project.sources());
      if (subject.isUnknown()) {
        Answer answer = new Answer(arguments.maxChars());
        FileFreshness.begin(answer, project, subject.files(), false);
        return NoTrace.unknown(answer, subject, known);
      }
      meant = subject.methods()::contains;
    }
    return kind.equals("failures") && arguments.text("text").isEmpty()
        ? failures(index, arguments, meant)
        : executions(index, arguments, kind, meant);
  }

  private Answer failures(
      TraceIndex index, ToolArguments arguments, Predicate<IndexedMethod> meant) {
    int first = arguments.position("cursor");
    List<FailureFacts> all =
        index.failures().stream().filter(each -> meant.test(each.method())).toList();
    List<FailureFacts> page = all.subList(Math.min(first, all.size()), all.size());
    page = page.subList(0, Math.min(MOST_FAILURES_TOLD, page.size()));
    Answer answer =
        FileFreshness.begin(
            new Answer(arguments.maxChars()),
            project,
            page.stream().limit(5).map(FailureFacts::method).toList());
    answer.put("failures_in_all", all.size());
    int said = answer.list("failures", page.stream().map(FindTool::failure).toList(), 1);
    int left = all.size() - first - said;
    String next = all.isEmpty() ? "nothing failed; find with kind=latest" : "show_trace with an id";
    return answer.more(left > 0 ? left + " more: cursor=" + (first + said) + "; " + next : next);
  }

  private static Map<String, Object> failure(FailureFacts failure) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", ExecutionFacts.id(failure.lastId()));
    said.put("at", ExecutionFacts.time(failure.lastMicros()));
    said.put("method", ExecutionFacts.name(failure.method()));
    said.put(ExecutionFacts.outcome(failure.status()), UntrustedText.of(failure.error(), 120));
    ExecutionFacts.putText(said, "cause", failure.cause(), 120);
    ExecutionFacts.putText(said, "thrown_at", failure.at(), 80);
    said.put("count", failure.count());
    return said;
  }

  private Answer executions(
      TraceIndex index, ToolArguments arguments, String kind, Predicate<IndexedMethod> meant)
      throws IOException {
    EventQuery query = EventQuery.of(meant);
    String text = arguments.text("text");
    if (!text.isEmpty()) {
      query = query.with(EventFilters.contains(text));
    }
    if (kind.equals("failures")) {
      query = query.with(EventQuery.Status.FAILED);
    }
    boolean isSlow = kind.equals("slow");
    int most = arguments.maxChars() / CHARS_AN_EXECUTION;
    EventPage page =
        isSlow
            ? index.longest(query, most / 2, MOST_BYTES_OF_SLOW)
            : index.latest(query, most, place(arguments.text("cursor")), MOST_BYTES);
    return say(new Answer(arguments.maxChars()), page, kind);
  }

  private static @Nullable EventPlace place(String cursor) {
    return cursor.isEmpty()
        ? null
        : EventPlace.parse(cursor)
            .orElseThrow(
                () ->
                    new WrongArgumentException(
                        "'cursor' isn't one that an answer of this kind named"));
  }

  private Answer say(Answer answer, EventPage page, String kind) {
    List<PlacedEvent> events = page.events();
    FileFreshness.begin(
        answer,
        project,
        events.stream().limit(5).map(each -> IndexedMethod.of(each.event())).toList());
    int said =
        answer.list(
            "executions", events.stream().map(e -> ExecutionFacts.line(e.event())).toList(), 1);
    EventPlace next = said < events.size() && said > 0 ? events.get(said - 1).place() : page.next();
    if (kind.equals("slow")) {
      answer.more(
          "show_trace with an id"
              + (said < events.size() ? "; max_chars for more" : "")
              + (page.isPartial() ? "; only a part of the trace was looked at" : ""));
    } else if (next == null) {
      String all = kind.equals("failures") ? " that failed; kind=latest looks at all" : "";
      answer.more(
          events.isEmpty()
              ? "nothing was found" + all
              : "that is all" + all + "; show_trace with an id");
    } else {
      answer.more(
          (page.isPartial() && said == events.size()
                  ? "older ones weren't looked at yet: "
                  : "older ones: ")
              + "cursor="
              + next);
    }
    return answer;
  }
}
