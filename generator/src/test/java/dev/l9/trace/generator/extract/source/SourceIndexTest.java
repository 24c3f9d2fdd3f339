package dev.l9.trace.generator.extract.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.generator.extract.SourceTree;
import dev.l9.trace.tools.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIndexTest {

  @TempDir Path folder;
  private SourceTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SourceTree(folder.resolve("repository"));
  }

  private Repository repository() throws IOException {
    return Repository.at(tree.root());
  }

  private List<String> names() throws IOException {
    SourceIndex index = new SourceIndex(repository(), Set.of());
    assertEquals(List.of(), index.blockers());
    return index.entries().stream().map(SourceEntry::name).toList();
  }

  private List<String> blockers(SourceBounds bounds) throws IOException {
    return new SourceIndex(repository(), Set.of(), bounds)
        .blockers().stream()
            .map(blocker -> blocker.toString().replace(tree.root().toString(), "ROOT"))
            .toList();
  }

  @Test
  void filesThatGitIgnores_andBuildsMake_areLeftOut() throws IOException {
    tree.write("src/main/java/A.java", "class A {}")
        .write("target/generated/B.java", "class B {}")
        .write("ignored/C.java", "class C {}")
        .write(".hidden/D.java", "class D {}");
    assertEquals(List.of("ignored/C.java", "src/main/java/A.java"), names());
    tree.write(".gitignore", "ignored/\n");
    new Git(tree.root()).get(List.of("init", "-q"));
    assertEquals(List.of("src/main/java/A.java"), names());
  }

  @Test
  void links_areNotFollowed() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("Out.java"), "class Out {}");
    tree.write("src/A.java", "class A {}");
    Files.createSymbolicLink(tree.root().resolve("src/Link.java"), outside.resolve("Out.java"));
    Files.createSymbolicLink(tree.root().resolve("src/folder"), outside);
    Files.createSymbolicLink(tree.root().resolve("src/loop"), tree.root());
    assertEquals(List.of("src/A.java"), names());
  }

  @Test
  void folderThatBecameALink_isNotFollowed() throws IOException {
    Git git = new Git(tree.root());
    git.get(List.of("init", "-q"));
    tree.write("src/A.java", "class A {}").write("lib/B.java", "class B {}");
    git.get(List.of("add", "."));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.move(tree.root().resolve("lib/B.java"), outside.resolve("B.java"));
    Files.delete(tree.root().resolve("lib"));
    Files.createSymbolicLink(tree.root().resolve("lib"), outside);
    assertEquals(List.of("src/A.java"), names());
  }

  @Test
  void moreThanTheBounds_isABlocker() throws IOException {
    tree.write("A.java", "class A {}").write("B.java", "class B { int longer; }");
    String fix = "; fix: have git ignore those that don't matter";
    String unread = ": SPEC_BLOCKER: Any file unread → HARD_STOP: ";
    assertEquals(
        List.of("ROOT:1" + unread + ": it has 2 Java files, and 1 are read" + fix),
        blockers(new SourceBounds(1, 100, 100)));
    assertEquals(
        List.of(
            "ROOT/B.java:1"
                + unread
                + "B.java: it has 23 bytes, and 20 are read; fix: have git ignore it, or divide it"),
        blockers(new SourceBounds(2, 20, 100)));
    assertEquals(
        List.of("ROOT:1" + unread + ": its Java files have more than 30 bytes" + fix),
        blockers(new SourceBounds(2, 100, 30)));
    assertEquals(List.of(), blockers(new SourceBounds(2, 100, 100)));
  }

  @Test
  void fileThatMayNotBeRead_isABlocker() throws IOException {
    tree.write("A.java", "class A {}");
    Path file = tree.root().resolve("A.java");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "An administrator may read everything.");
    assertEquals(1, blockers(SourceBounds.DEFAULT).size());
  }

  @Test
  void types_areThoseThatArentNested() throws IOException {
    tree.write(
        "src/a/Any.java",
        """
        // package no;
        /* class No {} */
        @Mark(text = "class No {}", of = Some.class)
        package a. b ;
        import java.util.*;
        class A { class Inner {} String s = "}"; char c = '\\''; int n = 0x1f; }
        @interface B {}
        sealed interface C<T> permits D {}
        record D(String text) implements C<String> {
          String block = \"""
            class No { "
            \""";
        }
        enum E { X { } }
        class Ünïcode {}
        """);
    SourceEntry entry = new SourceIndex(repository(), Set.of()).entries().get(0);
    assertEquals("a.b", entry.packageName());
    assertEquals(Set.of("A", "B", "C", "D", "E", "Ünïcode"), entry.types());
    assertEquals("src/a/", entry.sourceFolder());
  }

  @Test
  void textsOfAnyKind_endTheScan() {
    for (String text :
        List.of(
            "",
            "\"",
            "'",
            "/*",
            "//",
            "package",
            "package a",
            "class",
            "class \"",
            "}{",
            "\\",
            "\"\"\"",
            "\"\\",
            "record /*")) {
      assertEquals(Set.of(), new SourceScan(text).types(), text);
    }
  }

  @Test
  void sourceFolder_isThatOfPackages() {
    Path path = Path.of("any");
    assertEquals(
        "x/src/test/java/",
        new SourceEntry(path, "x/src/test/java/a/b/C.java", "a.b", Set.of()).sourceFolder());
    assertEquals("a/", new SourceEntry(path, "a/b/C.java", "b", Set.of()).sourceFolder());
    assertEquals("", new SourceEntry(path, "b/C.java", "b", Set.of()).sourceFolder());
    assertEquals("", new SourceEntry(path, "C.java", "", Set.of()).sourceFolder());
    assertEquals(true, new SourceEntry(path, "x/src/test/java/a/C.java", "a", Set.of()).isTest());
    assertEquals(
        true, new SourceEntry(path, "src/integrationTest/java/a/C.java", "a", Set.of()).isTest());
    assertEquals(
        false, new SourceEntry(path, "src/main/java/test/C.java", "test", Set.of()).isTest());
    assertEquals(false, new SourceEntry(path, "latest-news/src/a/C.java", "a", Set.of()).isTest());
  }
}
