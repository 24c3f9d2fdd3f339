package dev.l9.trace.generator.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenCommandTest {

  @TempDir Path folder;

  private Path command(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  @Test
  void mvn_isFoundOnThePath_beforeAWrapper() throws IOException {
    Path maven = command("b/mvn");
    command("project/mvnw");
    String path = folder.resolve("a") + File.pathSeparator + folder.resolve("b");
    assertEquals(Optional.of(maven), MavenCommand.find(path, folder.resolve("project")));
  }

  @Test
  void wrapper_isFoundWhereThereIsNoMvn() throws IOException {
    Files.writeString(folder.resolve("mvn"), "not executable");
    Path wrapper = command("project/mvnw");
    assertEquals(
        Optional.of(wrapper),
        MavenCommand.find(folder.toString(), folder.resolve("other"), folder.resolve("project")));
    assertEquals(Optional.empty(), MavenCommand.find("\0:", folder.resolve("other")));
  }
}
