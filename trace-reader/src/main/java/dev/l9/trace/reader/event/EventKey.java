package dev.l9.trace.reader.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys of an event, in the order in which the agent writes them. */
enum EventKey {
  TRACE_ID(0),
  PARENT_ID(1),
  TIMESTAMP(2),
  HRM_LAYER(3),
  OPERATION(4),
  COMPONENT(5),
  INPUT_SUMMARY(6),
  OUTPUT_SUMMARY(7),
  DURATION_MS(8),
  STATUS(9),
  METADATA(10);

  private static final EventKey[] ALL = values();

  /** Which of the keys it is; the first is 0. */
  final int index;

  final String label = name().toLowerCase(Locale.ROOT);
  private final String quoted = '"' + label + '"';

  EventKey(int index) {
    this.index = index;
  }

  /**
   * The key whose text, with its quotes, begins here.
   *
   * @param expected the one that is likely; it is looked at first
   * @return null for a key that this version doesn't know
   */
  static @Nullable EventKey at(byte[] bytes, int from, int expected) {
    if (expected < ALL.length && ALL[expected].isAt(bytes, from)) {
      return ALL[expected];
    }
    for (EventKey key : ALL) {
      if (key.isAt(bytes, from)) {
        return key;
      }
    }
    return null;
  }

  /** The first key whose bit isn't set in the given ones; one has to be. */
  static EventKey firstMissing(int bits) {
    return ALL[Integer.numberOfTrailingZeros(~bits)];
  }

  private boolean isAt(byte[] bytes, int from) {
    if (from + quoted.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < quoted.length(); i++) {
      if (bytes[from + i] != quoted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value that begins with this character may stand behind the key. */
  boolean takes(byte first) {
    return switch (this) {
      case PARENT_ID -> first == '"' || first == 'n';
      case DURATION_MS -> first == '-' || (first >= '0' && first <= '9');
      case METADATA -> first == '{';
      default -> first == '"';
    };
  }
}
