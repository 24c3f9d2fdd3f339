package dev.l9.trace.reader.export.mermaid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws calls as the text of a sequence diagram: classes are participants, calls on another thread
 * are open arrows, and each call has its answer. What other threads do meanwhile stands in between,
 * by time.
 */
final class SequenceDiagram {

  private record Message(long micros, String line) {}

  private record Participant(String jvm, String name) {}

  private static final String CALLER = "caller";

  private final String leftOut;
  private final Map<Participant, String> ids = new LinkedHashMap<>();
  private final StringBuilder body = new StringBuilder();

  SequenceDiagram(String leftOut) {
    this.leftOut = leftOut;
  }

  /** The text for traces, each in the order of its calls' starts. */
  String of(List<List<MermaidCall>> traces) {
    traces.forEach(this::trace);
    StringBuilder text = new StringBuilder("sequenceDiagram\n  actor " + CALLER + "\n");
    ids.forEach(
        (who, id) ->
            text.append("  participant ")
                .append(id)
                .append(" as ")
                .append(label(who))
                .append('\n'));
    text.append(body);
    if (!leftOut.isEmpty()) {
      text.append("  Note over ").append(CALLER).append(": ").append(leftOut).append('\n');
    }
    return text.toString();
  }

  private String label(Participant who) {
    String simple = simple(who);
    long sameName = ids.keySet().stream().filter(each -> simple(each).equals(simple)).count();
    long sameClass = ids.keySet().stream().filter(each -> each.name.equals(who.name)).count();
    String label = sameName > sameClass ? who.name : simple;
    return MermaidText.of(label.isBlank() ? "?" : label)
        + (sameClass > 1 ? " (" + MermaidText.of(who.jvm) + ")" : "");
  }

  private static String simple(Participant who) {
    return who.name.endsWith(".java")
        ? who.name
        : who.name.substring(who.name.lastIndexOf('.') + 1);
  }

  private void trace(List<MermaidCall> calls) {
    Map<String, MermaidCall> byId = new HashMap<>();
    calls.forEach(call -> byId.put(call.id(), call));
    Map<String, List<MermaidCall>> children = new HashMap<>();
    List<MermaidCall> roots = new ArrayList<>();
    for (MermaidCall call : calls) {
      String parent = call.parent();
      boolean isRoot = parent == null || !byId.containsKey(parent);
      (isRoot ? roots : children.computeIfAbsent(parent, id -> new ArrayList<>())).add(call);
    }
    String what = MermaidText.of("trace " + calls.get(0).root());
    body.append("  Note over ").append(CALLER).append(": ").append(what).append('\n');
    List<Message> messages = new ArrayList<>();
    roots.forEach(root -> draw(root, null, children, messages));
    messages.sort(Comparator.comparingLong(Message::micros));
    messages.forEach(message -> body.append(message.line()));
  }

  /** Adds the messages of a call and those below it. Where times are equal, their order stays. */
  private void draw(
      MermaidCall call,
      @Nullable MermaidCall caller,
      Map<String, List<MermaidCall>> children,
      List<Message> messages) {
    String from = caller == null ? CALLER : participant(caller);
    String to = participant(call);
    boolean isElsewhere = caller != null && !caller.thread().equals(call.thread());
    String there = isElsewhere ? "-)" : "->>";
    String back = call.answer().isError() ? "--x" : isElsewhere ? "--)" : "-->>";
    messages.add(new Message(call.startMicros(), line(from + there + "+" + to, call.text())));
    long end = call.endMicros();
    for (MermaidCall child : children.getOrDefault(call.id(), List.of())) {
      draw(child, call, children, messages);
      boolean isInside = child.thread().equals(call.thread()) && child.endMicros() == end + 1;
      end += isInside ? 1 : 0;
    }
    messages.add(new Message(end, line(to + back + "-" + from, call.answer().text())));
  }

  private static String line(String arrow, String text) {
    return "  " + arrow + ": " + text + "\n";
  }

  private String participant(MermaidCall call) {
    Participant who = new Participant(call.jvm(), call.callee());
    return ids.computeIfAbsent(who, each -> "p" + ids.size());
  }
}
