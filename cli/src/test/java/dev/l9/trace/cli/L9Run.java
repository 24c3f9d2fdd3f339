package dev.l9.trace.cli;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs commands of {@code l9}: within this JVM for the most part, since the start of a JVM takes
 * most of the time that a command needs, or as a program of its own.
 */
final class L9Run {

  private L9Run() {}

  /** Runs a command in this JVM, and so in its folder. */
  static ProgramRun here(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = L9.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    return new ProgramRun(code, out.toString(), err.toString());
  }

  /** Runs a command in the folder of a project, as a program on a JDK. */
  static ProgramRun apart(Jdk jdk, TestProject project, String... arguments) {
    List<String> command = command(jdk);
    command.addAll(List.of(arguments));
    return ProgramRun.of(project.builder(command));
  }

  /** What runs {@code l9} as a program on a JDK; the words of its command line are to be added. */
  static List<String> command(Jdk jdk) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(TestProject.quickJvm(jdk));
    Path jar = Path.of(System.getProperty("l9.cli.jar")).toAbsolutePath();
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
