package dev.l9.trace.benchmarks.jmh;

/**
 * How the forks that trace start; the paths are below the folder that {@code benchmarks/jmh}
 * enters.
 */
final class AgentArguments {

  private static final String AGENT = "-javaagent:agent/target/l9-agent.jar=update=false,trace=";

  /** Spans go the whole way, into a file that is replaced at 64 MB. */
  static final String TO_FILE =
      AGENT + "benchmarks/target/jmh/trace.jsonl,trace.rotate=64MB,trace.keep=1";

  /** Spans are thrown away where they would be encoded. */
  static final String TO_NOTHING = AGENT + "none";

  private AgentArguments() {}
}
