package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.mcp.project.Subject;
import dev.l9.trace.reader.index.JvmFacts;
import dev.l9.trace.reader.index.MethodFacts;
import dev.l9.trace.reader.index.TraceIndex;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.doctor.BlockAnswer;
import dev.l9.trace.tools.doctor.Doctor;
import dev.l9.trace.tools.doctor.DoctorAnswer;
import dev.l9.trace.tools.doctor.DoctorQuery;
import dev.l9.trace.tools.doctor.DoctorReport;
import dev.l9.trace.tools.doctor.MethodAnswer;
import dev.l9.trace.tools.doctor.MethodRecord;
import dev.l9.trace.tools.doctor.NoMethods;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code why_not_traced}: by which rule nothing is known of a method, or that no run reached it.
 */
final class WhyNotTracedTool implements Tool {

  private static final int TEXT = 200;
  private static final long LARGEST_SOURCE = 4 << 20;

  private final Project project;

  WhyNotTracedTool(Project project) {
    this.project = project;
  }

  @Override
  public String name() {
    return "why_not_traced";
  }

  @Override
  public String title() {
    return "Why it isn't traced";
  }

  @Override
  public String description() {
    return "Whether a method or file is traced, by which rule, and whether a run reached it. Ask when"
        + " what_ran finds nothing.";
  }

  @Override
  public Map<String, Map<String, Object>> arguments() {
    Map<String, Map<String, Object>> arguments = new LinkedHashMap<>();
    arguments.put("subject", Schema.text());
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

  private Answer answer(TraceIndex index, String text, int maxChars) {
    List<MethodFacts> known = index.methods();
    Subject subject = Subject.of(text, known, project.root(), project.sources());
    Answer answer =
        FileFreshness.begin(new Answer(maxChars), project, subject.files(), !subject.isUnknown());
    answer.put("subject", UntrustedText.of(text, 160));
    answer.put("in_trace", !subject.isUnknown());
    boolean isDecided = decisions(answer, subject.text());
    if (!subject.isUnknown()) {
      long calls =
          known.stream()
              .filter(facts -> subject.methods().contains(facts.method()))
              .mapToLong(MethodFacts::calls)
              .sum();
      answer.put("calls", calls);
      return answer.more("it is traced, and ran: see what_ran");
    }
    if (!isDecided) {
      fromSources(answer, index, subject);
    }
    answer.list("nearest", subject.nearest(known).stream().map(ExecutionFacts::name).toList(), 0.3);
    return answer.more(
        isDecided
            ? "these are the agent's own decisions in the run that wrote " + project.doctor()
            : "for the rule that decided it, run once with the agent's option doctor="
                + project.doctor()
                + " in the root, then ask again");
  }

  /** What the agent itself noted, if it did. */
  private boolean decisions(Answer answer, String text) {
    Optional<Path> file = project.root().file(project.doctor());
    if (file.isEmpty()) {
      return false;
    }
    DoctorAnswer decided;
    try {
      decided = new Doctor(DoctorReport.read(file.get())).answer(DoctorQuery.parse(text));
    } catch (ToolFailure e) {
      answer.put("report", UntrustedText.of(String.valueOf(e.getMessage()), TEXT));
      return false;
    }
    NoMethods none = decided.noMethods();
    if (none != null) {
      answer.put("why", UntrustedText.of(why(none), TEXT));
    }
    answer.list("methods", decided.methods().stream().map(WhyNotTracedTool::method).toList(), 0.6);
    return true;
  }

  private static String why(NoMethods none) {
    return switch (none.cause()) {
      case CLASS_LEFT_OUT -> "the class is left out: " + none.reason();
      case NO_SUCH_METHOD -> "the class was looked at, and has no method of that name";
      case NOTHING_MARKED ->
          "the class was loaded, and nothing in it is marked @L9Traced or named by include";
      case NOT_LOADED -> "no class of that name was loaded in that run: no run reached it";
    };
  }

  private static Map<String, Object> method(MethodAnswer method) {
    MethodRecord record = method.method();
    MethodRecord.Name name = record.name();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("method", UntrustedText.of(name.className() + "#" + name.method(), TEXT));
    said.put("traced", record.isTraced());
    said.put("rule", UntrustedText.of(record.reason(), TEXT));
    if (record.isTraced()) {
      MethodRecord.Executions executions = record.executions();
      said.put("executions", executions.events());
      if (executions.events() == 0) {
        said.put("reached", "no run reached it, or all its executions were left out");
      }
      long leftOut = executions.byRate() + executions.bySample() + executions.dropped();
      if (leftOut > 0) {
        said.put("left_out", leftOut);
      }
      BlockAnswer block = method.block();
      ExecutionFacts.putText(said, "block", block.reason(), TEXT);
    }
    return said;
  }

  /** What the source and the options of the last run say, which isn't certain. */
  private void fromSources(Answer answer, TraceIndex index, Subject subject) {
    String options = "";
    for (JvmFacts jvm : index.jvms()) {
      options = jvm.info().options().isEmpty() ? options : jvm.info().options();
    }
    answer.put(
        "why",
        index.isThere()
            ? "no run in the trace reached it, or it isn't traced"
            : "there is no trace: run the program once with the agent (l9 run -- COMMAND)");
    if (!subject.files().isEmpty()) {
      Path file = subject.files().get(0);
      answer.put("file", UntrustedText.of(project.root().relative(file), TEXT));
      answer.put(
          "source",
          isMarked(file)
              ? "the file has the mark @L9Traced"
              : "the file has no mark @L9Traced, so that only include=PATTERN or inherit=true"
                  + " would have it traced");
    }
    if (!options.isEmpty()) {
      answer.put("options_of_last_run", UntrustedText.of(options, TEXT));
    }
  }

  private static boolean isMarked(Path file) {
    try {
      return Files.size(file) <= LARGEST_SOURCE
          && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .contains("@L9Traced");
    } catch (IOException e) {
      return false;
    }
  }
}
