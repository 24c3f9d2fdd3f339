package dev.l9.trace.reader.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the agent writes into the metadata of each event, in its order, before all others.
 * Their places are kept behind those of {@link EventKey}.
 */
enum MetadataKey {
  ROOT_ID(11),
  DURATION_NS(12),
  TASK(13),
  CLASS(14),
  METHOD(15),
  THREAD(16);

  private static final MetadataKey[] ALL = values();

  /** Which of the values it is, counted from the first key of the event. */
  final int index;

  final String label = name().toLowerCase(Locale.ROOT);

  MetadataKey(int index) {
    this.index = index;
  }

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
