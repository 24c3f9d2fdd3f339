package dev.l9.trace.memory.embed;

import dev.l9.trace.memory.store.VectorModel;
import dev.l9.trace.memory.words.CodeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Knows a few words, and which of them mean the same: each meaning is a dimension. It remembers
 * what it was asked.
 */
public final class FakeEmbedder implements Embedder {

  private static final Map<String, Integer> MEANINGS =
      Map.of(
          "payment",
          0,
          "paying",
          0,
          "money",
          0,
          "declined",
          1,
          "refused",
          1,
          "refunds",
          2,
          "compile",
          3,
          "bank",
          4);

  private final List<String> texts = new ArrayList<>();

  @Override
  public VectorModel model() {
    return new VectorModel("fake", 6);
  }

  @Override
  public float[] embed(String text) {
    texts.add(text);
    float[] vector = new float[6];
    vector[5] = 0.01f;
    for (String word : CodeWords.of(text)) {
      if (MEANINGS.containsKey(word)) {
        vector[MEANINGS.get(word)] = 1;
      }
    }
    return vector;
  }

  /** What it was asked since it was asked for this last. */
  public List<String> texts() {
    List<String> asked = List.copyOf(texts);
    texts.clear();
    return asked;
  }

  @Override
  public void close() {}
}
