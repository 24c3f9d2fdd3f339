package dev.l9.trace.reader.export;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import java.util.Objects;

/**
 * What the {@code run} event of a JVM says of it; texts are empty where it doesn't say.
 *
 * @param id the five characters that stand for the JVM in its ids
 * @param pid the process; 0 if it isn't known
 */
public record JvmFacts(
    String id, String run, long pid, String command, String jdk, String agent, String revision) {

  private static final String JAR = ".jar";

  /** A JVM of which nothing is known, since its {@code run} event isn't among the events. */
  public static JvmFacts unknown(String id) {
    return new JvmFacts(id, "", 0, "", "", "", "");
  }

  public static JvmFacts of(Event run) {
    return new JvmFacts(
        run.jvm(),
        text(run, "run"),
        run.value("pid") instanceof CapturedValue.Num pid ? pid.value().longValue() : 0,
        text(run, "command"),
        text(run, "jdk"),
        text(run, "agent"),
        text(run, "revision"));
  }

  private static String text(Event run, String key) {
    return PlainText.wellFormed(Objects.requireNonNullElse(run.text(key), ""));
  }

  /**
   * The name of the service: the main class, or the jar without its folder and ending. Where it
   * isn't known it is {@code unknown_service:java}, as OpenTelemetry's specification wants it.
   */
  public String service() {
    String first = command.strip().split("\\s", 2)[0];
    String file = first.substring(first.lastIndexOf('/') + 1);
    String name = file.endsWith(JAR) ? file.substring(0, file.length() - JAR.length()) : first;
    return name.isEmpty() ? "unknown_service:java" : name;
  }
}
