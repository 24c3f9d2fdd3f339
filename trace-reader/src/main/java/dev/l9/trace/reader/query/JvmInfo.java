package dev.l9.trace.reader.query;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import java.util.List;
import java.util.Map;

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

  /** Of so many JVMs it is known what they were. */
  static final int MOST = 10_000;

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

  static JvmInfo of(Event event) {
    return new JvmInfo(
        event.jvm(),
        text(event, "run"),
        text(event, "pid"),
        text(event, "command"),
        text(event, "jdk"),
        text(event, "agent"),
        text(event, "revision"),
        new CapturedValue.Bool(true).equals(event.value("dirty")),
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

  /** Adds it, unless there are more of them than memory is meant for. */
  void putInto(Map<String, JvmInfo> jvms) {
    if (jvms.size() < MOST) {
      jvms.put(id, this);
    }
  }

  /** {@code test} if the command is that of a test framework, else {@code program}. */
  public String kind() {
    return TESTS.stream().anyMatch(command::contains) ? "test" : "program";
  }
}
