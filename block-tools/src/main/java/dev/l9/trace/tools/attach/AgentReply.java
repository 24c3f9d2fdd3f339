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

  /** Whether there is none. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** All values of this key. */
  public List<String> all(String key) {
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(key + "=")) {
        values.add(line.substring(key.length() + 1));
      }
    }
    return values;
  }

  public boolean has(String key) {
    return !all(key).isEmpty();
  }

  /** The value of a key that is there once. */
  public String text(String key) {
    return String.join(" ", all(key));
  }

  public int number(String key) {
    return Integer.parseInt(text(key));
  }
}
