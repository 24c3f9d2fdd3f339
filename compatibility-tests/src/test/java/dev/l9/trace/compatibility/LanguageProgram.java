package dev.l9.trace.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A program that a compiler of another language made from one file. */
record LanguageProgram(String classPath, String main, String sourceFile) {

  /**
   * Runs it under the agent. Fails where it doesn't print the same as without it, or where an event
   * names another source file.
   */
  List<TraceEvent> trace(Jdk jdk, Path folder, String options) {
    TracedProgram program = new TracedProgram(classPath, main, List.of());
    ProgramRun plain = program.runPlain(jdk, folder);
    assertEquals(0, plain.exitCode(), plain::toString);
    assertEquals(plain, program.runTraced(jdk, folder, "update=false" + options));
    List<TraceEvent> events = new TestProject(folder).events();
    Set<String> components = new TreeSet<>();
    events.forEach(event -> components.add(event.component()));
    assertEquals(Set.of(sourceFile), components);
    return events;
  }

  /** The methods of which there are events, sorted, as {@code class#method}. */
  static String methods(List<TraceEvent> events) {
    Set<String> methods = new TreeSet<>();
    for (TraceEvent event : events) {
      methods.add(text(event, "class") + "#" + text(event, "method") + "\n");
    }
    return String.join("", methods);
  }

  private static String text(TraceEvent event, String key) {
    return ((CapturedValue.Text) event.metadata().get(key)).value();
  }

  /** Runs it under the agent; gives what the agent says of what it leaves out. */
  String log(Path folder) {
    return new TracedProgram(classPath, main, List.of())
        .runTraced(Jdk.running(), folder, "update=false,log=info")
        .err();
  }
}
