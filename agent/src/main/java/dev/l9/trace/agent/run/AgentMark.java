package dev.l9.trace.agent.run;

/** Recognises, in what a process was started with, that this agent is in it. */
final class AgentMark {

  private static final String JAR = "l9-agent";

  private AgentMark() {}

  /** Whether this is the option of {@code java} that names the agent. */
  static boolean isOption(String word) {
    return word.startsWith("-javaagent:") && word.contains(JAR);
  }

  /** Whether this is the variable of an environment that gives all JVMs the agent. */
  static boolean isVariable(String variable) {
    return (variable.startsWith("JAVA_TOOL_OPTIONS=") || variable.startsWith("JDK_JAVA_OPTIONS="))
        && variable.contains(JAR);
  }
}
