package dev.l9.trace.reader.event;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import java.util.List;

/**
 * What a JVM was, as the {@code run} event at its start says it. Texts are empty if the event
 * doesn't have them.
 *
 * @param id the characters that the ids of all its events share
 * @param run the run's id
 * @param command the main class or the jar, and the arguments
 * @param isDirty whether a file differed from the commit
 */
public record JvmInfo(
    String id,
    String run,
    String pid,
    String command,
    String jdk,
    String agent,
    String revision,
    boolean isDirty,
    String options) {

  /** Of so many JVMs a command remembers what they were. */
  public static final int MOST = 10_000;

  /** The commands of test frameworks have one of these in them. */
  private static final List<String> TESTS =
      List.of(
          "surefire",
          "junit",
          "testng",
          "Gradle Test Executor",
          "sbt.ForkMain",
          "org.spockframework.",
          "io.kotest.",
          "org.scalatest.",
          "cucumber.");

  /** A JVM of which nothing is known, since its {@code run} event isn't among the events. */
  public static JvmInfo unknown(String id) {
    return new JvmInfo(id, "", "", "", "", "", "", false, "");
  }

  /** What a {@code run} event says. */
  public static JvmInfo of(Event event) {
    return new JvmInfo(
        event.jvm(),
        text(event, "run"),
        text(event, "pid"),
        text(event, "command"),
        text(event, "jdk"),
        text(event, "agent"),
        text(event, "revision"),
        event.value("dirty") instanceof CapturedValue.Bool dirty && dirty.value(),
        text(event, "options"));
  }

  private static String text(Event event, String key) {
    CapturedValue value = event.value(key);
    if (value == null) {
      return "";
    }
    return value instanceof CapturedValue.Text text
        ? text.value()
        : JsonBytes.compact().value(value).toString();
  }

  /** The process's number; 0 if it isn't known. */
  public long processId() {
    return pid.matches("\\d{1,18}") ? Long.parseLong(pid) : 0;
  }

  /** {@code test} if the command is that of a test framework, else {@code program}. */
  public String kind() {
    return TESTS.stream().anyMatch(command::contains) ? "test" : "program";
  }
}
