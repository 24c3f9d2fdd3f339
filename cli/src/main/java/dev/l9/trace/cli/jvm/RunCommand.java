package dev.l9.trace.cli.jvm;

import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.attach.AgentJar;
import dev.l9.trace.tools.attach.TracedCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 run}: starts a command with the agent in it. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    customSynopsis = "l9 run [--agent=JAR] [KEY=VALUE...] -- COMMAND...",
    description = {
      "Starts a command, and traces every JVM that it starts or is: java, mvn, gradle, a script.",
      "The agent gets there by JAVA_TOOL_OPTIONS; each JVM says so on its standard error. The"
          + " command has the terminal, and its exit code is that of l9."
    },
    footer = {
      "",
      "KEY=VALUE are options of the agent, as l9 attach --help lists them; here update",
      "is true by default. Relative paths are relative to the folder of each JVM.",
      "",
      "Examples:",
      "  l9 run -- java -jar shop.jar",
      "  l9 run 'include=com.acme..*' console=true -- mvn test"
    })
public final class RunCommand implements Callable<Integer> {

  private static final String SEPARATOR = "--";

  private static final String JDK_WORDS = "^(error=\\d+, |Exec failed, error: \\d+ \\()|\\) *$";

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--agent",
      paramLabel = "JAR",
      description = "The agent (default: l9-agent.jar beside l9.jar).")
  private @Nullable Path agent;

  /** The options, and the command behind them. */
  @Parameters(arity = "0..*", hidden = true)
  private List<String> words = List.of();

  @Override
  public Integer call() throws InterruptedException {
    List<String> line = spec.commandLine().getParseResult().originalArgs();
    int separator = line.indexOf(SEPARATOR);
    int command = separator < 0 ? 0 : line.size() - separator - 1;
    if (command == 0) {
      throw wrong("name the command behind " + SEPARATOR + ", as in: l9 run -- java -jar shop.jar");
    }
    List<String> options = words.subList(0, words.size() - command);
    for (String option : options) {
      if (option.indexOf('=') <= 0) {
        throw wrong("not an option of the form KEY=VALUE: " + option);
      }
    }
    List<String> started = words.subList(options.size(), words.size());
    return run(TracedCommand.prepare(AgentJar.find(agent), options, started));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static int run(ProcessBuilder command) throws InterruptedException {
    try (ForwardedSignals signals = new ForwardedSignals()) {
      Process process = command.start();
      signals.to(process);
      return process.waitFor();
    } catch (IOException e) {
      throw new ToolFailure("can't start " + command.command().get(0) + ": " + reason(e));
    }
  }

  /** The system's own words, around which each JDK has others. */
  private static String reason(IOException failure) {
    Throwable reason = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(reason.getMessage()).replaceAll(JDK_WORDS, "");
  }
}
