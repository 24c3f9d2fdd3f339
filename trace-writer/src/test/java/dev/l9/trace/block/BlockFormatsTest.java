package dev.l9.trace.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockFormatsTest {

  @Test
  void ending_decides() {
    assertTrue(BlockFormats.of("A.java").isPresent());
    assertTrue(BlockFormats.of("A.JAVA").isPresent());
    assertTrue(BlockFormats.of("src/a.b/A.java").isPresent());
    assertTrue(BlockFormats.of(Path.of("src", "A.java")).isPresent());
  }

  @Test
  void everyTypeOfTheTable_hasOne() {
    String types =
        "java kt kts scala groovy gradle js mjs cjs ts mts cts go rs c h cc cpp cxx hh hpp dart py "
            + "properties toml sh bash rb sql json yaml yml md xml html htm";
    assertEquals(Set.of(types.split(" ")), BlockFormats.endings());
    for (String type : BlockFormats.endings()) {
      assertTrue(BlockFormats.of("a." + type).isPresent(), type);
    }
  }

  @Test
  void otherNames_haveNone() {
    for (String name : new String[] {"", "java", ".java", "a/.java", "a.java/b", "A.class", "A."}) {
      assertEquals(Optional.empty(), BlockFormats.of(name), name);
    }
    assertEquals(Optional.empty(), BlockFormats.of(Path.of("/")));
  }
}
