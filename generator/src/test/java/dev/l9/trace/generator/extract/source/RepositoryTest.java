package dev.l9.trace.generator.extract.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void makeFolders() throws IOException {
    root = Files.createDirectories(temporary.toRealPath().resolve("a/b/c")).getParent();
  }

  @Test
  void root_isTheNearestFolderWithGitOrContract() throws IOException {
    Files.createDirectories(root.getParent().resolve(".git"));
    assertEquals(root.getParent(), Repository.at(root.resolve("c")).root());
    Files.writeString(root.resolve(".l9-codegen-dora-contract.yaml"), "");
    assertEquals(root, Repository.at(root.resolve("c")).root());
    Files.writeString(root.resolve("c/.git"), "gitdir: ../..");
    assertEquals(root.resolve("c"), Repository.at(root.resolve("c")).root());
  }

  @Test
  void folderThatIsNotThere_isInTheRepositoryToo() throws IOException {
    Files.createDirectories(root.resolve(".git"));
    Repository repository = Repository.at(root.resolve("x/y"));
    assertEquals(root, repository.root());
    assertEquals("x/y", repository.name(repository.module()));
  }

  @Test
  void paths_areShownAsTheFolderWasGiven() throws IOException {
    Files.createDirectories(root.resolve(".git"));
    assertEquals(
        root.resolve("A.java").toString(), Repository.at(root.resolve("c")).shown("A.java"));
    Path here = Path.of("").toRealPath();
    Repository repository = Repository.at(here.relativize(root.resolve("c")));
    assertEquals(here.relativize(root.resolve("A.java")).toString(), repository.shown("A.java"));
    assertEquals(root, repository.root());
  }

  @Test
  void linkToAFolder_isFollowedOnce() throws IOException {
    Files.createDirectories(root.resolve(".git"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), root.resolve("c"));
    assertEquals(root, Repository.at(link).root());
    assertEquals(root.resolve("c/new"), Repository.at(link.resolve("new")).module());
  }
}
