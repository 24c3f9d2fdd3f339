package dev.l9.trace.bootstrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The agent's own log: single lines on standard error, beginning with {@code [l9]}.
 *
 * <p>It writes to the process's standard error itself, not to {@code System.err}, which the
 * application may have replaced with something that is traced. A logging library would be loaded
 * before {@code main} and cost more than the rest of the start. Safe for use by several threads.
 */
public final class AgentLog {

  /** How much is logged; each level includes those before it. */
  public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  private static volatile Level level = Level.WARN;

  private AgentLog() {}

  /** Sets the level for all later lines. */
  public static void setLevel(Level newLevel) {
    level = newLevel;
  }

  /** Logs that the agent can't do its work. */
  public static void error(String message) {
    log(Level.ERROR, message);
  }

  /** Logs that something is missing that the user would expect. */
  public static void warn(String message) {
    log(Level.WARN, message);
  }

  /** Logs a decision, once for each class or file. */
  public static void info(String message) {
    log(Level.INFO, message);
  }

  /** Logs what helps to find the cause of a problem. */
  public static void debug(String message) {
    log(Level.DEBUG, message);
  }

  /** Opens the stream now, since a security manager of the program may refuse it later. */
  public static void open() {
    try {
      Stderr.STREAM.flush();
    } catch (Throwable t) {
      // See the comment in the method below.
    }
  }

  /** Prints text that the user asked for, at any level. */
  public static void print(String text) {
    try {
      Stderr.STREAM.println(text);
    } catch (Throwable t) {
      // A security manager may refuse the stream. There is no other place to report that, and a
      // message must not make the program fail.
    }
  }

  private static void log(Level at, String message) {
    if (at.compareTo(level) <= 0) {
      print("[l9] " + at.name().toLowerCase(Locale.ROOT) + ": " + onOneLine(message));
    }
  }

  /** Removes line ends, which messages of exceptions and values of options may have. */
  private static String onOneLine(String message) {
    return message.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
  }

  /** Holds the stream, which is opened for the first line, or by {@link #open}. */
  private static final class Stderr {
    static final PrintStream STREAM =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }
}
