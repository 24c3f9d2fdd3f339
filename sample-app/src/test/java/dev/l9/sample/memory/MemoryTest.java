package dev.l9.sample.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

  @TempDir Path folder;

  private static Note note(String subject, String text) {
    return new Note(
        subject, Set.of("notes"), "success", text, Map.of("a\\t\tb", "two\nlines\r\\", "n", "12"));
  }

  private List<Map<String, String>> about(String key) throws IOException {
    try (Memory memory = new Memory(new StateFolder(folder))) {
      return memory.about(key);
    }
  }

  @Test
  void notes_areFoundInTheNextRunBySubjectAndKey() throws Exception {
    try (Memory memory = new Memory(new StateFolder(folder))) {
      assertTrue(memory.prepare());
      assertFalse(memory.prepare());
      memory.add(List.of(note("one", "first"), note("two", "second")));
      memory.add(List.of(note("one", "third")));
    }

    assertEquals(2, about("notes").size());
    assertEquals(List.of(Map.of("a\\t\tb", "two\nlines\r\\", "n", "12")), about("one"));
    assertEquals(List.of(), about("three"));
  }

  @Test
  void firstWrite_failsWithoutTheStore() throws Exception {
    try (Memory memory = new Memory(new StateFolder(folder))) {
      assertThrows(StoreException.class, () -> memory.add(List.of(note("one", "first"))));
    }
    assertEquals(List.of(), about("one"));
    assertFalse(Files.exists(folder.resolve("memory")));
  }

  @Test
  void clear_leavesOtherFilesAlone() throws Exception {
    StateFolder state = new StateFolder(folder);
    try (Memory memory = new Memory(state)) {
      memory.prepare();
      memory.add(List.of(note("one", "first")));
    }
    Files.writeString(state.memory().resolve("memory.db-wal"), "left by a run that was killed");
    Files.createDirectories(state.checkpoints());
    Path mine = Files.writeString(state.memory().resolve("notes.txt"), "mine");

    state.clear();

    assertEquals("mine", Files.readString(mine));
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          List.of("", "memory", "memory/notes.txt"),
          files
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList());
    }
    assertEquals(List.of(), about("one"));
  }
}
