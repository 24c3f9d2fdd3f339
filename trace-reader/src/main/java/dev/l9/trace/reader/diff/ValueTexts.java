package dev.l9.trace.reader.diff;

import java.util.HashMap;
import java.util.Map;

/**
 * What values look like, by their hashes, for the report. Only the first different ones are kept;
 * later ones show as a remark.
 */
final class ValueTexts {

  private static final int MAX_TEXTS = 50_000;
  private static final int MAX_LENGTH = 400;

  private final Map<Long, Shown> texts = new HashMap<>();

  /**
   * A value.
   *
   * @param summary as the event shows it
   * @param whole the text that is compared, as far as it is kept; equal to the summary where that
   *     shows all
   */
  record Shown(String summary, String whole) {}

  void add(long hash, String summary, String whole) {
    if (texts.size() < MAX_TEXTS && !texts.containsKey(hash)) {
      boolean isCut = summary.contains("…");
      texts.put(
          hash,
          new Shown(
              summary, isCut ? whole.substring(0, Math.min(MAX_LENGTH, whole.length())) : summary));
    }
  }

  Shown get(long hash) {
    return texts.getOrDefault(hash, new Shown("(not kept)", "(not kept)"));
  }
}
