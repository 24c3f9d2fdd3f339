package dev.l9.trace.reader.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the agent writes into the metadata of each event, in its order, before all others.
 * Their places are kept behind those of {@link EventKey}.
 */
enum MetadataKey {
  ROOT_ID,
  DURATION_NS,
  TASK,
  CLASS,
  METHOD,
  THREAD;

  private static final MetadataKey[] ALL = values();

  final int index = EventKey.values().length + ordinal();
  final String label = name().toLowerCase(Locale.ROOT);

  /** The key with this text; null if it is another one. */
  static @Nullable MetadataKey of(String text) {
    for (MetadataKey key : ALL) {
      if (key.label.equals(text)) {
        return key;
      }
    }
    return null;
  }
}
