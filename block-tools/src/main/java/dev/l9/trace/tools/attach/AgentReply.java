package dev.l9.trace.tools.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent answers from inside a JVM: lines {@code KEY=VALUE}, as {@code AttachRequest} of
 * the agent documents them.
 */
public final class AgentReply {

  private final List<String> lines;

  private AgentReply(List<String> lines) {
    this.lines = lines;
  }

  static AgentReply read(Path file) throws IOException {
    return new AgentReply(Files.readAllLines(file));
  }

  /** Whether the agent has not answered. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** All values of this key, in the order of the lines; none where it isn't there. */
  public List<String> all(String key) {
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(key + "=")) {
        values.add(line.substring(key.length() + 1));
      }
    }
    return values;
  }

  /** Whether this key is there. */
  public boolean has(String key) {
    return !all(key).isEmpty();
  }

  /** The value of a key that is there once; empty where it isn't there. */
  public String text(String key) {
    return String.join(" ", all(key));
  }

  /**
   * The value of a key that is there once, as a number.
   *
   * @throws NumberFormatException where the key isn't there, or has no number
   */
  public int number(String key) {
    return Integer.parseInt(text(key));
  }
}
