package dev.l9.trace.contract.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Guesses from the name of a folder what it holds. */
final class LayerGuess {

  private static final String USUAL = "operations";

  /** The first that has a part of the name wins. */
  private static final Map<String, List<String>> NAMES = names();

  private static final List<String> CRITICAL =
      List.of("security", "auth", "crypto", "payment", "billing", "identity", "secrets");

  private LayerGuess() {}

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put("security", List.of("security", "auth", "crypto", "identity", "secrets", "iam"));
    names.put("learning", List.of("learn", "train", "feedback", "memory"));
    names.put(
        "intelligence",
        List.of("agents", "reason", "inference", "intelligence", "recommend", "search"));
    names.put(
        "foundation",
        List.of(
            "core",
            "common",
            "util",
            "base",
            "kernel",
            "foundation",
            "shared",
            "model",
            "storage"));
    return names;
  }

  /** The layer. */
  static String layer(String folder) {
    String name = domain(folder);
    for (Map.Entry<String, List<String>> layer : NAMES.entrySet()) {
      if (layer.getValue().stream().anyMatch(name::contains)) {
        return layer.getKey();
      }
    }
    return USUAL;
  }

  /** The domain: the folder's own name. */
  static String domain(String folder) {
    String[] names = folder.split("/", -1);
    String name = names.length < 2 ? folder : names[names.length - 2];
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_|_$", "");
  }

  /** Whether its files may be ones to govern closely. */
  static boolean isCritical(String folder) {
    return CRITICAL.stream().anyMatch(domain(folder)::contains);
  }
}
