package dev.l9.trace.memory.embed.minilm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MiniLmEmbedderTest {

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
    }
    return product;
  }

  @Test
  void textsOfOneMeaning_areNearerThanOthers() throws IOException {
    try (MiniLmEmbedder embedder = new MiniLmEmbedder()) {
      float[] question = embedder.embed("why was the card refused");
      float[] answer = embedder.embed("charge, payment fails with payment declined exception");
      float[] other = embedder.embed("parse, line reader fails with syntax exception");
      assertEquals(384, question.length);
      assertEquals(1, cosine(question, question), 1e-5);
      double near = cosine(question, answer);
      double far = cosine(question, other);
      assertTrue(near > far + 0.1, near + " and " + far);
      assertArrayEquals(question, embedder.embed("why was the card refused"));
    }
  }

  @Test
  void nothing_isLeftBehind() throws IOException {
    Set<String> before = temporaryFiles();
    try (MiniLmEmbedder embedder = new MiniLmEmbedder()) {
      embedder.embed("");
      embedder.embed("x ".repeat(10_000));
      assertEquals(before, temporaryFiles());
    }
  }

  private static Set<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("l9-memory") || name.startsWith("onnx"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void texts_areCutAsInTraining() throws IOException {
    WordPieces pieces = WordPieces.load();
    assertArrayEquals(new long[] {101, 102}, pieces.of(""));
    assertArrayEquals(new long[] {101, 7592, 1010, 2088, 999, 102}, pieces.of("Hello, World!"));
    assertArrayEquals(new long[] {101, 19204, 17629, 102}, pieces.of("tokenizer"));
    assertArrayEquals(
        new long[] {101, 7668, 102}, pieces.of("Caf\u00e9".toUpperCase(java.util.Locale.ROOT)));
    assertArrayEquals(new long[] {101, 100, 102}, pieces.of("x".repeat(101)));
    assertEquals(256, pieces.of("word ".repeat(1000)).length);
    assertEquals(
        List.of("a", "_", "b", "\u4e2d", "\u6587", "e", "\u2026", "c"),
        BasicWords.of("a_b\u4e2d\u6587 \u00e9\u2026\tc\u0007"));
  }
}
