package dev.l9.trace.agent.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Linux says of processes. The start of a process is exact there, while the JDK computes
 * it from a time at which the machine started, which may differ between two JVMs by a second.
 */
final class LinuxProcesses implements Processes {

  private static final String PROC = "/proc/";

  /** Of the files of a process, so many bytes are read. */
  private static final int MAX_BYTES = 1 << 17;

  private static final int MILLIS_PER_TICK = 10;

  // The places in the file behind the name of the program.
  private static final int PARENT = 1;
  private static final int TERMINAL = 4;
  private static final int START = 19;

  @Override
  public @Nullable ProcessFacts self() {
    return read("self");
  }

  @Override
  public @Nullable ProcessFacts of(long pid) {
    return pid <= 0 ? null : read(String.valueOf(pid));
  }

  @Override
  public String machine() {
    try {
      return text("sys/kernel/random/boot_id").trim();
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  private static @Nullable ProcessFacts read(String process) {
    try {
      String stat = text(process + "/stat");
      // The name may contain blanks and brackets.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      List<String> words = List.of(text(process + "/cmdline").split("\0", 0));
      boolean hasTerminal = !fields[TERMINAL].equals("0");
      long ticks = Long.parseLong(fields[START]);
      ProcessFacts facts =
          new ProcessFacts(
              Long.parseLong(stat.substring(0, stat.indexOf(' '))),
              Long.parseLong(fields[PARENT]),
              fields[START],
              startMillis(ticks),
              words,
              hasTerminal && readsTerminal(process),
              false);
      return isTraced(process, facts) ? traced(facts) : facts;
    } catch (IOException | RuntimeException e) {
      return null; // It has ended.
    }
  }

  private static long startMillis(long ticks) throws IOException {
    String uptime = text("uptime");
    double upSeconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
    long age = (long) (upSeconds * 1000) - ticks * MILLIS_PER_TICK;
    return System.currentTimeMillis() - Math.max(0, age);
  }

  private static boolean readsTerminal(String process) {
    try {
      String input = Files.readSymbolicLink(Path.of(PROC + process + "/fd/0")).toString();
      return input.startsWith("/dev/") && !input.equals("/dev/null");
    } catch (IOException | RuntimeException e) {
      return true; // The process is another user's.
    }
  }

  private static boolean isTraced(String process, ProcessFacts facts) throws IOException {
    for (String word : facts.words()) {
      if (AgentMark.isOption(word)) {
        return true;
      }
    }
    if (facts.isJava()) {
      for (String variable : text(process + "/environ").split("\0", 0)) {
        if (AgentMark.isVariable(variable)) {
          return true;
        }
      }
    }
    return false;
  }

  private static ProcessFacts traced(ProcessFacts facts) {
    return new ProcessFacts(
        facts.pid(),
        facts.parent(),
        facts.start(),
        facts.startMillis(),
        facts.words(),
        facts.isOnTerminal(),
        true);
  }

  private static String text(String file) throws IOException {
    try (InputStream in = new FileInputStream(PROC + file)) {
      return new String(in.readNBytes(MAX_BYTES), UTF_8);
    }
  }
}
