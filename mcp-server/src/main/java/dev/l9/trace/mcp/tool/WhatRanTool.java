package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.mcp.project.Subject;
import dev.l9.trace.reader.index.CallFacts;
import dev.l9.trace.reader.index.EventQuery;
import dev.l9.trace.reader.index.EventQuery.Status;
import dev.l9.trace.reader.index.IndexedMethod;
import dev.l9.trace.reader.index.MethodFacts;
import dev.l9.trace.reader.index.PlacedEvent;
import dev.l9.trace.reader.index.TraceIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code what_ran}: what a file, a class or a method did, who called it, and what it called. */
final class WhatRanTool implements Tool {

  private static final int MOST_LATEST = 40;
  private static final long MOST_BYTES = 16 << 20;

  private final Project project;

  WhatRanTool(Project project) {
    this.project = project;
  }

  @Override
  public String name() {
    return "what_ran";
  }

  @Override
  public String title() {
    return "What ran";
  }

  @Override
  public String description() {
    return "Calls, failures, last success, callers, callees and latest inputs and outputs of a file,"
        + " class or method. Ask before you change code or guess how it is used.";
  }

  @Override
  public Map<String, Map<String, Object>> arguments() {
    Map<String, Map<String, Object>> arguments = new LinkedHashMap<>();
    arguments.put("subject", Schema.text("path, Class or Class#method"));
    return arguments;
  }

  @Override
  public List<String> required() {
    return List.of("subject");
  }

  @Override
  public Answer call(ToolArguments arguments) throws IOException {
    String text = arguments.required("subject");
    return project.session().ask(index -> answer(index, text, arguments.maxChars()));
  }

  private Answer answer(TraceIndex index, String text, int maxChars) throws IOException {
    if (!index.isThere()) {
      return NoTrace.answer(maxChars);
    }
    List<MethodFacts> known = index.methods();
    Subject subject = Subject.of(text, known, project.root(), project.sources());
    Answer answer =
        FileFreshness.begin(new Answer(maxChars), project, subject.files(), !subject.isUnknown());
    if (subject.isUnknown()) {
      return NoTrace.unknown(answer, subject, known);
    }
    answer.put("subject", UntrustedText.of(text, 160));
    say(answer, index, subject, known);
    return answer;
  }

  private static void say(Answer answer, TraceIndex index, Subject subject, List<MethodFacts> known)
      throws IOException {
    Predicate<IndexedMethod> meant = subject.methods()::contains;
    List<Map<String, Object>> methods =
        known.stream()
            .filter(facts -> meant.test(facts.method()))
            .sorted(Comparator.comparingLong(MethodFacts::calls).reversed())
            .map(WhatRanTool::method)
            .toList();
    int said = answer.list("methods", methods, 0.4);
    EventQuery query = EventQuery.of(meant);
    latest(answer, index, "last_failure", query.with(Status.FAILED));
    latest(answer, index, "last_success", query.with(Status.SUCCESS));
    List<CallFacts> calls = index.calls();
    answer.list("called_by", callers(index, calls, meant, known), 0.15);
    answer.list("calls", named(calls, meant, CallFacts::caller, CallFacts::callee), 0.15);
    List<PlacedEvent> latest = index.latest(query, MOST_LATEST, null, MOST_BYTES).events();
    answer.list(
        "latest", latest.stream().map(each -> ExecutionFacts.line(each.event())).toList(), 1);
    answer.more(
        (said < methods.size()
                ? (methods.size() - said) + " more methods: ask for one of them; "
                : "")
            + "show_trace with an id; find with this subject; max_chars up to "
            + Answer.MOST_CHARS);
  }

  private static Map<String, Object> method(MethodFacts facts) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("method", ExecutionFacts.name(facts.method()));
    said.put("calls", facts.calls());
    if (facts.errors() > 0) {
      said.put("errors", facts.errors());
    }
    if (facts.blocked() > 0) {
      said.put("blocked", facts.blocked());
    }
    said.put("mean_ms", ExecutionFacts.millis(facts.meanMillis() * 1e6));
    said.put("max_ms", ExecutionFacts.millis((double) facts.maxNanos()));
    said.put("last", ExecutionFacts.time(facts.lastMicros()));
    return said;
  }

  private static void latest(Answer answer, TraceIndex index, String key, EventQuery query)
      throws IOException {
    for (PlacedEvent found : index.latest(query, 1, null, MOST_BYTES).events()) {
      answer.putIfRoom(key, ExecutionFacts.line(found.event()));
    }
  }

  private static List<Map<String, Object>> callers(
      TraceIndex index,
      List<CallFacts> calls,
      Predicate<IndexedMethod> meant,
      List<MethodFacts> known) {
    List<Map<String, Object>> callers =
        new ArrayList<>(named(calls, meant, CallFacts::callee, CallFacts::caller));
    long roots =
        known.stream()
            .filter(facts -> meant.test(facts.method()))
            .mapToLong(MethodFacts::roots)
            .sum();
    add(callers, "(no traced caller)", roots);
    add(callers, "(not in the trace, or not yet)", index.callsWithoutCaller(meant));
    return callers;
  }

  private static void add(List<Map<String, Object>> callers, String name, long calls) {
    if (calls > 0) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("method", name);
      said.put("calls", calls);
      callers.add(said);
    }
  }

  /** The other ends of calls, one end of which is meant. */
  private static List<Map<String, Object>> named(
      List<CallFacts> calls,
      Predicate<IndexedMethod> meant,
      Function<CallFacts, IndexedMethod> own,
      Function<CallFacts, IndexedMethod> other) {
    Map<String, long[]> counts = new LinkedHashMap<>();
    for (CallFacts call : calls) {
      if (meant.test(own.apply(call))) {
        long[] known =
            counts.computeIfAbsent(ExecutionFacts.name(other.apply(call)), key -> new long[2]);
        known[0] += call.calls();
        known[1] += call.errors();
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, long[]> entry) -> entry.getValue()[0])
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .map(entry -> end(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Map<String, Object> end(String name, long[] counts) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("method", name);
    said.put("calls", counts[0]);
    if (counts[1] > 0) {
      said.put("errors", counts[1]);
    }
    return said;
  }
}
