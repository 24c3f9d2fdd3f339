package dev.l9.trace.memory.packet;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a packet tells of. */
public enum PacketType {
  /** One execution of a traced method, or another event of a trace. */
  TRACE,
  /** The DORA block of a file. */
  BLOCK,
  /** A task that an agent had executed, as {@code emitExecutorTrace} tells it. */
  TOOL_CALL,
  /** What somebody has concluded. */
  REFLECTION,
  /** What is true for several executions, such as how often a method failed in the same way. */
  PATTERN,
  /** What was known before anything ran. */
  SEED;

  /** The name in JSON, such as {@code tool_call}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type of this name.
   *
   * @throws IllegalArgumentException where there is none; the message lists them
   */
  public static PacketType of(String label) {
    for (PacketType type : values()) {
      if (type.label().equals(label)) {
        return type;
      }
    }
    String all = Arrays.stream(values()).map(PacketType::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "there is no type of packets '" + label + "'; there are " + all);
  }
}
