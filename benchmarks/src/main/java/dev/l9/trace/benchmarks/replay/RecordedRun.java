package dev.l9.trace.benchmarks.replay;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.replay.type.MethodModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a program under the agent, and gives the calls of its public methods. */
final class RecordedRun {

  private final ReplayProgram program;
  private final Path folder;

  RecordedRun(ReplayProgram program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** Runs the program so often; all runs are in one trace. */
  Path record(int runs) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path trace = folder.resolve("trace.jsonl");
    Files.deleteIfExists(trace);
    String options =
        "update=false,values=json,trace.rotate=0,end.wait=2m,include=%1$s,capture.receiver=%1$s,rate=%3$d,trace=%2$s"
            .formatted(program.include(), trace, program.rate());
    String classPath =
        program.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-javaagent:"
                    + Path.of("agent/target/l9-agent.jar").toAbsolutePath()
                    + "="
                    + options,
                "-cp",
                classPath,
                program.main()));
    command.addAll(program.arguments());
    for (int i = 0; i < runs; i++) {
      new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectOutput(folder.resolve("stdout").toFile())
          .redirectError(folder.resolve("stderr").toFile())
          .start()
          .waitFor();
    }
    return trace;
  }

  /** What an event of a public method is, or why it can't be read. */
  record Call(Event event, @Nullable RecordedCall call, @Nullable Refusal refusal) {}

  /** The calls of public methods of public classes; of equal ones the first. */
  List<Call> calls(Path trace, ClassPath classes) throws IOException {
    List<Call> calls = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try (TraceReader reader = TraceReader.open(List.of(trace), System.in)) {
      reader.forEach(
          event -> {
            if (!event.isNotice() && isPublic(event, classes) && seen.add(key(event))) {
              calls.add(call(event.keep()));
            }
          });
    }
    return calls;
  }

  private static Call call(Event event) {
    try {
      return new Call(event, RecordedCall.of(event), null);
    } catch (Refusal.Refused e) {
      return new Call(event, null, e.refusal());
    }
  }

  private static String key(Event event) {
    var metadata = event.metadata();
    return event.methodId()
        + metadata.get("receiver")
        + metadata.get("inputs")
        + metadata.get("output")
        + metadata.get("error");
  }

  private static boolean isPublic(Event event, ClassPath classes) {
    ClassModel model = classes.find(event.className());
    return model != null
        && isPublic(model, classes)
        && model.methods().stream()
            .filter(each -> each.name().equals(event.method()) && hasInputs(each, event))
            .anyMatch(MethodModel::isPublic);
  }

  private static boolean hasInputs(MethodModel method, Event event) {
    return !(event.value("inputs") instanceof CapturedValue.Fields inputs)
        || List.copyOf(inputs.values().keySet())
            .equals(method.parameters().stream().map(MethodModel.Parameter::name).toList());
  }

  private static boolean isPublic(ClassModel model, ClassPath classes) {
    if (model.nesting() instanceof ClassModel.Nesting.Member member) {
      ClassModel outer = classes.find(member.outer());
      return model.isPublic() && outer != null && isPublic(outer, classes);
    }
    return model.isPublic() && model.nesting() instanceof ClassModel.Nesting.TopLevel;
  }
}
