package dev.l9.trace.cli.jvm;

import dev.l9.trace.tools.attach.AgentJar;
import dev.l9.trace.tools.attach.AgentReply;
import dev.l9.trace.tools.attach.RunningJvm;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 detach}: takes all tracing code out of a running JVM. */
@Command(
    name = "detach",
    mixinStandardHelpOptions = true,
    description = "Takes all tracing code out of a running JVM, and has all events written.")
public final class DetachCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PID", description = "The JVM's process; see l9 ps.")
  private long pid;

  @Option(
      names = "--agent",
      paramLabel = "JAR",
      description = "The agent (default: l9-agent.jar beside l9.jar).")
  private @Nullable Path agent;

  @Override
  public Integer call() {
    AgentReply reply = new RunningJvm(pid).send(AgentJar.find(agent), "detach");
    PrintWriter err = spec.commandLine().getErr();
    if (!reply.has("detached")) {
      err.println("l9: process " + pid + " isn't traced");
      return 1;
    }
    int classes = reply.number("classes");
    spec.commandLine()
        .getOut()
        .println(
            "detached from "
                + pid
                + ": "
                + classes
                + (classes == 1 ? " class is as it was" : " classes are as they were"));
    int kept = reply.number("kept");
    if (kept > 0) {
      err.println(
          "l9: "
              + kept
              + (kept == 1 ? " class keeps its" : " classes keep their")
              + " tracing code, which does nothing any more: the agent was there when they were"
              + " loaded, and their class files are gone or were changed since");
    }
    return 0;
  }
}
