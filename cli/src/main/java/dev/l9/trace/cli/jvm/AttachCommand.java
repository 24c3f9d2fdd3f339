package dev.l9.trace.cli.jvm;

import dev.l9.trace.tools.attach.AgentJar;
import dev.l9.trace.tools.attach.AgentReply;
import dev.l9.trace.tools.attach.RunningJvm;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 attach}: has a JVM traced that runs already. */
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = {
      "Traces a JVM that runs already. Source files are left alone, unless update=true is given.",
      "Where it is traced already, the options take the place of those before."
    },
    footer = {
      "",
      "What is traced:",
      "  include, exclude, annotations, inherit   methods without @L9Traced",
      "  rate, sample                             how much of it is recorded",
      "  enabled                                  false: nothing",
      "What is recorded of it:",
      "  redact, redact.values                    what shows as ***",
      "  redact.add, redact.values.add            what else shows as ***",
      "  values                                   json: events have the values as JSON",
      "  capture.full                             methods whose events have whole values",
      "  capture.receiver                         and the object on which they were called",
      "  capture.tostring                         classes that show as their toString()",
      "  otel                                     the current span of OpenTelemetry",
      "Where it goes:",
      "  trace, trace.rotate, trace.keep          the file of the events",
      "  end.wait                                 how long the end waits until it's written",
      "  update                                   true: blocks in source files as well",
      "  sources, update.interval, update.touch   which files, how often; with",
      "                                           update.interval=end only at the end",
      "  update.exclude, block.style              files that never get a block; its layout",
      "  run                                      the run that the JVM is part of",
      "  blocks                                   what blocks hold, for l9 apply",
      "  doctor                                   what was decided, for l9 doctor",
      "  console, log, mdc                        standard error; the program's log",
      "  config                                   a properties file with these keys",
      "docs/options.md has their values and defaults.",
      "",
      "Example:",
      "  l9 attach 4242 'include=com.acme.orders..*#*' trace=/tmp/orders.jsonl"
    })
public final class AttachCommand implements Callable<Integer> {

  /** Stands before the options, of which the last one with a key holds. */
  private static final String DEFAULTS = "update=false";

  /** From this version on the JVM warns of agents that are loaded late (JEP 451). */
  private static final int WARNING_JDK = 21;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PID", description = "The JVM's process; see l9 ps.")
  private long pid;

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Options of the agent. Relative paths are relative to that JVM's folder.")
  private List<String> options = List.of();

  @Option(
      names = "--agent",
      paramLabel = "JAR",
      description = "The agent (default: l9-agent.jar beside l9.jar).")
  private @Nullable Path agent;

  @Override
  public Integer call() {
    for (String option : options) {
      if (option.indexOf('=') <= 0) {
        throw new ParameterException(
            spec.commandLine(), "not an option of the form KEY=VALUE: " + option);
      }
    }
    List<String> all = new ArrayList<>(List.of(DEFAULTS));
    all.addAll(options);
    AgentReply reply = new RunningJvm(pid).send(AgentJar.find(agent), String.join(",", all));
    PrintWriter err = spec.commandLine().getErr();
    reply.all("warning").forEach(warning -> err.println("l9: warning: " + warning));
    if (reply.has("off")) {
      err.println(
          "l9: nothing is traced: enabled=false, or L9_TRACE=0 in that program's environment");
      return 1;
    }
    spec.commandLine().getOut().println(attached(reply));
    if (reply.number("java") >= WARNING_JDK) {
      err.println(
          "l9: that JVM may have warned of an agent that is loaded late, on its standard error;"
              + " -XX:+EnableDynamicAgentLoading among its options silences it");
    }
    return 0;
  }

  private String attached(AgentReply reply) {
    int classes = reply.number("classes");
    String what =
        classes == 0
            ? "no class that is loaded has anything to trace; those that come are looked at"
            : "tracing "
                + classes
                + (classes == 1 ? " class" : " classes")
                + " and those that come";
    String trace = reply.text("trace");
    return "attached to "
        + pid
        + ": "
        + what
        + (trace.equals("none") ? "" : "; events: " + trace)
        + (reply.text("update").equals("true")
            ? "; source files get blocks"
            : "; source files are left alone (update=true gives them blocks)");
  }
}
