package dev.l9.trace.agent.run;

import java.util.List;
import java.util.Locale;

/**
 * What is known of a process. Immutable.
 *
 * @param parent the id of the process that started this one, or adopted it
 * @param start a text that tells the process from others that had the same id
 * @param startMillis when the process started, in milliseconds since the epoch
 * @param words the program and its arguments; empty if they aren't known
 * @param isOnTerminal whether the process reads from a terminal, as far as that is known
 * @param isTraced whether the process is a JVM that was started with this agent
 */
record ProcessFacts(
    long pid,
    long parent,
    String start,
    long startMillis,
    List<String> words,
    boolean isOnTerminal,
    boolean isTraced) {

  ProcessFacts {
    words = List.copyOf(words);
  }

  /** The name of the program, without its folder and ending, such as {@code bash}. */
  String program() {
    if (words.isEmpty()) {
      return "";
    }
    String path = words.get(0);
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String lower = name.toLowerCase(Locale.ROOT);
    String program = lower.endsWith(".exe") ? lower.substring(0, lower.length() - 4) : lower;
    return program.startsWith("-") ? program.substring(1) : program; // A login shell has a dash.
  }

  /** Whether the process is a JVM that the {@code java} command started. */
  boolean isJava() {
    return program().equals("java") || program().equals("javaw");
  }
}
