package dev.l9.sample.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecReaderTest {

  @TempDir Path folder;

  @Test
  void missingFile_isNamed() {
    Path file = folder.resolve("none.spec");

    assertEquals("cannot read " + file + ": there is no such file", failure(file));
  }

  @Test
  void folder_isNotAFile() {
    assertEquals("cannot read " + folder + ": it is a folder", failure(folder));
  }

  @Test
  void otherEncodings_areRefused() throws Exception {
    Path file = Files.write(folder.resolve("latin1.spec"), new byte[] {'#', ' ', (byte) 0xe4});

    assertEquals("cannot read " + file + ": it is not UTF-8 text", failure(file));
  }

  private static String failure(Path file) {
    return assertThrows(IOException.class, () -> SpecReader.read(file)).getMessage();
  }
}
