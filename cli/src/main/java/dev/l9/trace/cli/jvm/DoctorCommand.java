package dev.l9.trace.cli.jvm;

import dev.l9.trace.tools.doctor.DoctorAnswer;
import dev.l9.trace.tools.doctor.DoctorQuery;
import dev.l9.trace.tools.doctor.DoctorReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code l9 doctor}: why something is traced, captured and written, or isn't. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Says of a class, method or file whether it is traced, what is captured of it, and where its"
          + " block is; and if not, which rule said no.",
      "It reads what the agent itself noted: run the program with doctor=l9-doctor.jsonl among the"
          + " agent's options first."
    })
public final class DoctorCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "l9-doctor.jsonl",
      description = "What the agent wrote (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // Has a default.
  private Path file;

  @Option(names = "--json", description = "As a JSON array of the agent's own records.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "WHAT",
      description = "com.acme.Foo, Foo, Foo#bar, Foo.java or src/main/java/com/acme/Foo.java.")
  @SuppressWarnings("NullAway.Init") // At least one.
  private List<String> what;

  @Override
  public Integer call() {
    DoctorReport report = DoctorReport.read(file);
    DoctorAnswer answer = new DoctorAnswer(report);
    List<JsonNode> records = new ArrayList<>();
    boolean isWell = true;
    for (String text : what) {
      DoctorQuery query = DoctorQuery.parse(text);
      List<JsonNode> methods = report.methods().stream().filter(query::matches).toList();
      records.addAll(methods);
      isWell &= methods.stream().anyMatch(answer::isWell);
      if (!json) {
        print(answer.lines(query, methods));
      }
    }
    if (json) {
      print(List.of(records.toString()));
    }
    return isWell ? 0 : 1;
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
  }
}
