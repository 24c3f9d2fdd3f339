package dev.l9.trace.tools.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitEnvironmentTest {

  @TempDir Path temporary;
  private Path top;
  private Path inner;

  @BeforeEach
  void folders() throws IOException {
    top = checkout(temporary.toRealPath().resolve("top"));
    inner = Files.createDirectories(top.resolve("inner"));
  }

  private static Path checkout(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    return folder;
  }

  private Map<String, String> adapted(Map<String, String> variables, Path folder)
      throws IOException {
    Map<String, String> adapted = new HashMap<>(variables);
    GitEnvironment.adapt(adapted, top, folder);
    return adapted;
  }

  @Test
  void folderBelowTheTop_isNotTakenForTheTop() throws IOException {
    assertEquals(
        Map.of("GIT_DIR", top + "/.git", "GIT_WORK_TREE", top.toString(), "GIT_INDEX_FILE", "i"),
        adapted(Map.of("GIT_DIR", ".git", "GIT_INDEX_FILE", "i"), inner));
  }

  @Test
  void otherRepository_isNotReadWithTheVariablesOfTheFirst() throws IOException {
    Map<String, String> hook =
        Map.of("GIT_DIR", ".git", "GIT_INDEX_FILE", ".git/index", "GIT_PREFIX", "", "A", "b");

    assertEquals(Map.of("A", "b"), adapted(hook, checkout(inner.resolve("submodule"))));
    assertEquals(
        Map.of("A", "b"), adapted(hook, Files.createDirectory(temporary.resolve("other"))));
    assertEquals(
        Map.of(), adapted(Map.of("GIT_INDEX_FILE", "i"), checkout(inner.resolve("another"))));
  }

  @Test
  void indexOfTheHook_isKept() throws IOException {
    Map<String, String> hook = Map.of("GIT_INDEX_FILE", ".git/index.lock", "GIT_PREFIX", "inner/");

    assertEquals(hook, adapted(hook, inner));
    assertEquals(Map.of("GIT_PREFIX", "x"), adapted(Map.of("GIT_PREFIX", "x"), inner));
  }

  @Test
  void namedWorkTree_holds() throws IOException {
    Path tree = Files.createDirectories(temporary.resolve("tree/sub"));
    String parent = tree.getParent().toRealPath().toString();

    assertEquals(
        Map.of("GIT_DIR", top + "/.git", "GIT_WORK_TREE", parent),
        adapted(Map.of("GIT_DIR", ".git", "GIT_WORK_TREE", "../tree"), tree));
  }
}
