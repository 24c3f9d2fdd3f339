package dev.l9.trace.compatibility;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a working directory of its own, which runs with the agent and without. */
record TracedProgram(String classPath, String main, List<String> arguments) {

  /** Runs it without the agent. */
  ProgramRun runPlain(Jdk jdk, Path folder) {
    return run(jdk, folder, List.of());
  }

  /** Runs it under the agent. */
  ProgramRun runTraced(Jdk jdk, Path folder, String agentOptions) {
    return run(jdk, folder, List.of("-javaagent:" + TestProject.AGENT + "=" + agentOptions));
  }

  private ProgramRun run(Jdk jdk, Path folder, List<String> agent) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(TestProject.quickJvm(jdk));
    command.addAll(agent);
    command.addAll(List.of("-cp", classPath + File.pathSeparator + TestProject.annotations()));
    command.add(main);
    command.addAll(arguments);
    return ProgramRun.of(new TestProject(folder).builder(command));
  }
}
