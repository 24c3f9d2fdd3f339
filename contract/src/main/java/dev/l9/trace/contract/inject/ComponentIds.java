package dev.l9.trace.contract.inject;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives out component ids such as {@code FOU-ORDE-001}: the first three letters of the layer, the
 * first four of the domain, and a number, which is counted for each such pair. A number is never
 * given out twice, and one that was in use isn't used again while its id is known. Not thread-safe.
 */
final class ComponentIds {

  private static final int LAYER_LETTERS = 3;
  private static final int DOMAIN_LETTERS = 4;

  private final Set<String> used = new HashSet<>();
  private final Map<String, Integer> last = new HashMap<>();

  /** Says that an id is in use. */
  void use(String id) {
    used.add(id);
  }

  boolean isUsed(String id) {
    return used.contains(id);
  }

  /** An id that nobody uses. From now on it is in use. */
  String next(String layer, String domain) {
    String prefix = letters(layer, LAYER_LETTERS) + "-" + letters(domain, DOMAIN_LETTERS) + "-";
    int number = last.getOrDefault(prefix, 0);
    String id;
    do {
      number++;
      id = prefix + String.format(Locale.ROOT, "%03d", number);
    } while (used.contains(id));
    last.put(prefix, number);
    used.add(id);
    return id;
  }

  /** Letters and digits of the name, in capitals; X where it has none. */
  private static String letters(String name, int count) {
    String plain = name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    return plain.isEmpty() ? "X" : plain.substring(0, Math.min(count, plain.length()));
  }
}
