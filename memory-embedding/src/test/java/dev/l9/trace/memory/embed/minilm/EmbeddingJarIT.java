package dev.l9.trace.memory.embed.minilm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.l9.trace.memory.embed.Embedder;
import dev.l9.trace.memory.embed.Embedders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar as it lies beside that of the command line. */
class EmbeddingJarIT {

  private static final Path JAR = Path.of(System.getProperty("l9.embedding.jar"));

  @Test
  void jar_bringsTheModelAlong() throws IOException {
    try (Embedder embedder = Embedders.of(JAR)) {
      assertEquals("all-MiniLM-L6-v2-q", embedder.model().name());
      assertEquals(384, embedder.embed("payment declined").length);
    }
  }

  @Test
  void jar_keepsTheNoticesOfWhatItHolds() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (String entry : List.of("META-INF/LICENSE", "META-INF/NOTICE", "ThirdPartyNotices.txt")) {
        assertNotNull(jar.getEntry(entry), entry);
      }
      assertEquals(0, jar.stream().filter(entry -> entry.getName().contains(".dSYM/")).count());
      assertEquals(0, jar.stream().filter(entry -> entry.getName().startsWith("ai/djl")).count());
    }
  }
}
