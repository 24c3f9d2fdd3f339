package dev.l9.trace.tools.attach;

import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command that has the agent in every JVM that it starts, or is. The agent gets there by the
 * environment variable {@code JAVA_TOOL_OPTIONS}, which every JVM reads.
 */
public final class TracedCommand {

  private static final String VARIABLE = "JAVA_TOOL_OPTIONS";

  private TracedCommand() {}

  /**
   * Prepares a process that has the standard streams of this one, and its environment. What the
   * variable has already stays there.
   *
   * @param agent the agent's jar, as an absolute path
   * @param options the agent's options, each {@code KEY=VALUE}
   * @throws ToolFailure where the agent would not accept the options
   */
  public static ProcessBuilder prepare(Path agent, List<String> options, List<String> command) {
    String joined = String.join(",", options);
    List<?> problems = AgentJar.problems(agent, joined);
    if (!problems.isEmpty()) {
      throw new ToolFailure(
          problems.stream().map(Object::toString).collect(Collectors.joining("\nl9: ")));
    }
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process.environment().compute(VARIABLE, (name, present) -> with(present, agent, joined));
    return process;
  }

  /** The value of the variable, with the agent behind what is there. */
  static String with(@Nullable String present, Path agent, String options) {
    if (agent.toString().indexOf('=') >= 0) {
      throw new ToolFailure(
          "no JVM can load " + agent + ", since '=' would end its path; copy it elsewhere");
    }
    String own = quoted("-javaagent:" + agent + (options.isEmpty() ? "" : "=" + options));
    return present == null || present.isBlank() ? own : present + " " + own;
  }

  /** A JVM takes a text between quotes as it is, and puts texts together that touch each other. */
  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"'\"'\"") + "\"";
  }
}
