package dev.l9.trace.cli.jvm;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.tools.doctor.Doctor;
import dev.l9.trace.tools.doctor.DoctorAnswer;
import dev.l9.trace.tools.doctor.DoctorQuery;
import dev.l9.trace.tools.doctor.DoctorReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 doctor}: says why something is traced, captured and written, or isn't. */
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
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "l9-doctor.jsonl",
      description = "What the agent wrote (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // It has a default.
  private Path file;

  @Option(names = "--json", description = "As a JSON array of the agent's own records.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "WHAT",
      description = "com.acme.Foo, Foo, Foo#bar, Foo.java or src/main/java/com/acme/Foo.java.")
  @SuppressWarnings("NullAway.Init") // Picocli requires at least one.
  private List<String> what;

  @Override
  public Integer call() {
    Doctor doctor = new Doctor(DoctorReport.read(file));
    List<DoctorAnswer> answers =
        what.stream().map(text -> doctor.answer(DoctorQuery.parse(text))).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(answers));
    } else {
      answers.forEach(answer -> DoctorText.lines(answer).forEach(out::println));
    }
    return answers.stream().allMatch(DoctorAnswer::isWell) ? 0 : 1;
  }

  private static String json(List<DoctorAnswer> answers) {
    JsonWriter list = JsonWriter.onOneLine(JsonBytes.plain()).beginArray();
    for (DoctorAnswer answer : answers) {
      answer.methods().forEach(method -> list.json(method.method().json()));
    }
    return list.end().toString();
  }
}
