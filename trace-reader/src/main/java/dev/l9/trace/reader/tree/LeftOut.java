package dev.l9.trace.reader.tree;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Events that a tree doesn't show. They stand behind what it shows. Immutable.
 *
 * @param parentId what they stand below; null if that isn't shown either
 * @param count how many they are
 */
public record LeftOut(@Nullable String parentId, long count) implements TreeLine {

  /** Nothing stands below them. */
  @Override
  public @Nullable String traceId() {
    return null;
  }

  @Override
  public long startMicros() {
    return Long.MAX_VALUE;
  }

  /** Such as {@code … 9,900,000 more}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "… %,d more", count);
  }
}
