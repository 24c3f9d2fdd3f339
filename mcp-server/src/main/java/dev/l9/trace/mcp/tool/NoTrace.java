package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.Subject;
import dev.l9.trace.reader.index.MethodFacts;
import java.util.List;

/** Answers where there is nothing to answer from, and says what to do. */
final class NoTrace {

  private NoTrace() {}

  /** There is no trace at all. */
  static Answer answer(int maxChars) {
    return FileFreshness.beginWithoutCode(new Answer(maxChars))
        .put("found", false)
        .put(
            "to_do",
            "There is no trace. Run the program or its tests once with the agent, in the root:"
                + " l9 run include='com.acme..*' -- COMMAND (the pattern names the packages to"
                + " trace; without it, what is marked @L9Traced). Then ask again.");
  }

  /** The trace has nothing of a subject. */
  static Answer unknown(Answer answer, Subject subject, List<MethodFacts> known) {
    answer
        .put("found", false)
        .put("subject", UntrustedText.of(subject.text(), 160))
        .put(
            "why",
            "no execution of it is in the trace; why_not_traced says whether it is traced at all");
    List<String> nearest = subject.nearest(known).stream().map(ExecutionFacts::name).toList();
    answer.list("nearest", nearest, 0.5);
    return answer;
  }
}
