package dev.l9.trace.benchmarks.recall;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people say instead of a word. Immutable. */
final class Synonyms {

  private final Map<String, List<String>> others = new HashMap<>();

  private Synonyms(List<String> lines) {
    for (String line : lines) {
      if (!line.startsWith("#") && !line.isBlank()) {
        List<String> words = List.of(line.split(" ", -1));
        List<String> instead =
            words.subList(1, words.size()).stream().map(word -> word.replace('_', ' ')).toList();
        others.putIfAbsent(words.get(0), instead);
      }
    }
  }

  static Synonyms load() throws IOException {
    try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
      if (in == null) {
        throw new IOException("synonyms.txt isn't on the class path");
      }
      return new Synonyms(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** Empty if there is none. */
  List<String> of(String word) {
    return others.getOrDefault(word, List.of());
  }
}
