package dev.l9.trace.agent.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the JDK of processes, on systems other than Linux. */
final class OtherProcesses implements Processes {

  @Override
  public @Nullable ProcessFacts self() {
    return facts(ProcessHandle.current());
  }

  @Override
  public @Nullable ProcessFacts of(long pid) {
    ProcessHandle process = pid <= 0 ? null : ProcessHandle.of(pid).orElse(null);
    return process == null ? null : facts(process);
  }

  @Override
  public String machine() {
    String host = System.getenv("HOSTNAME");
    String name = host == null ? System.getenv("COMPUTERNAME") : host;
    return name == null ? "" : name;
  }

  private static @Nullable ProcessFacts facts(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    Instant start = info.startInstant().orElse(null);
    if (start == null) {
      return null;
    }
    ProcessHandle parent = process.parent().orElse(null);
    String command = info.command().orElse("");
    List<String> words = new ArrayList<>();
    boolean isTraced = false;
    if (!command.isEmpty()) {
      words.add(command);
      for (String argument : info.arguments().orElse(new String[0])) {
        words.add(argument);
        isTraced |= AgentMark.isOption(argument);
      }
    }
    return new ProcessFacts(
        process.pid(),
        parent == null ? 0 : parent.pid(),
        start.toString(),
        start.toEpochMilli(),
        words,
        true,
        isTraced);
  }
}
