package dev.l9.trace.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link SourceFinder} and {@link SourceRoots}. */
class SourceFinderTest {

  private static final SourceLog SILENT =
      new SourceLog() {
        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}
      };

  @TempDir Path temporary;
  private Path directory;

  @BeforeEach
  void resolve() throws IOException {
    directory = temporary.toRealPath().resolve("project");
    Files.createDirectories(directory);
  }

  @Test
  void roots_areTheSourceSetsOfAllModules() throws IOException {
    folders(
        "src/main/java",
        "src/main/resources",
        "src/test/java",
        "src/main/docs",
        "core/src/main/kotlin",
        "core/sub/deep/src/main/scala",
        "app/src/main/groovy",
        "app/source/main/java",
        "java");
    assertEquals(
        List.of(
            "app/src/main/groovy",
            "core/src/main/kotlin",
            "core/sub/deep/src/main/scala",
            "src/main/java",
            "src/main/resources",
            "src/test/java"),
        roots(directory));
  }

  @Test
  void rootsInFoldersOfBuildsAndTools_areNotFound() throws IOException {
    folders(
        "target/x/src/main/java",
        "build/src/main/java",
        "out/src/main/java",
        "bin/src/main/java",
        "node_modules/a/src/main/java",
        ".git/src/main/java",
        "module/target/classes/src/main/java");
    assertEquals(List.of(), roots(directory));
  }

  @Test
  void workingDirectoryOfAnyName_isSearched() throws IOException {
    folders("build/src/main/java", ".hidden/src/main/java");
    assertEquals(List.of("src/main/java"), roots(directory.resolve("build")));
    assertEquals(List.of("src/main/java"), roots(directory.resolve(".hidden")));
    assertEquals(List.of("java"), roots(directory.resolve("build/src/main")));
  }

  @Test
  void packagesNamedLikeRoots_areNotRootsOfTheirOwn() throws IOException {
    folders("src/main/java/com/src/main/java");
    assertEquals(List.of("src/main/java"), roots(directory));
  }

  @Test
  void linksToFolders_areNotFollowed() throws IOException {
    folders("src/main/java");
    Files.createSymbolicLink(directory.resolve("loop"), directory);
    assertEquals(List.of("src/main/java"), roots(directory));
  }

  @Test
  void namedRootsThatABuildMakes_areNeverWritten() throws IOException {
    write("target/generated-sources/acme/Made.java");
    write("module/build/generated/acme/Made.java");
    List<String> named = List.of("target/generated-sources", "module/build/generated");
    assertEquals(Optional.empty(), find(named, "acme/Made.java"));
    Path inPackage = write("src/main/java/build/Made.java");
    assertEquals(Optional.of(inPackage), find(List.of("src/main/java"), "build/Made.java"));
  }

  @Test
  void namedRoots_takeThePlaceOfThoseFound_andMustExist() throws IOException {
    folders("src/main/java", "code", "other");
    assertEquals(
        List.of(directory.resolve("code"), directory.resolve("other")),
        new SourceRoots(
                directory, List.of("./code", directory.resolve("other").toString(), "none"), SILENT)
            .get());
  }

  // Files

  @Test
  void file_isFoundByItsPackage() throws IOException {
    Path file = write("src/main/java/a/b/C.java");
    write("src/main/java/a/C.java");
    assertEquals(Optional.of(file), find("a/b/C.java"));
    assertEquals(Optional.empty(), find("C.java"));
    assertEquals(Optional.empty(), find("b/C.java"));
    assertEquals(Optional.empty(), find("a/b"));
  }

  @Test
  void fileOfAModule_isFound() throws IOException {
    write("src/main/java/a/B.java");
    Path file = write("module/src/main/java/a/C.java");
    assertEquals(Optional.of(file), find("a/C.java"));
  }

  @Test
  void twoFilesThatFit_areNone() throws IOException {
    write("one/src/main/java/a/C.java");
    write("two/src/main/java/a/C.java");
    assertEquals(Optional.empty(), find("a/C.java"));
  }

  @Test
  void oneFileByTwoWays_isFound() throws IOException {
    Path file = write("src/main/java/a/C.java");
    Files.createSymbolicLink(directory.resolve("link"), directory.resolve("src/main/java"));
    assertEquals(Optional.of(file), find(List.of("src/main/java", "link"), "a/C.java"));
  }

  @Test
  void filesOutsideTheRoots_areNone() throws IOException {
    folders("src/main/java/a");
    write("src/main/secret.yaml");
    Path outside = Files.writeString(temporary.resolve("outside.yaml"), "a: 1\n");
    assertEquals(Optional.empty(), find("../secret.yaml"));
    assertEquals(Optional.empty(), find("a/../../secret.yaml"));
    assertEquals(Optional.empty(), find(outside.toString()));
    assertEquals(Optional.empty(), find("a\0b"));
    assertEquals(Optional.empty(), find(""));
    assertEquals(Optional.empty(), find("a"));
  }

  @Test
  void linkOutOfTheRoots_isNone() throws IOException {
    folders("src/main/java/a");
    Path outside = Files.writeString(temporary.resolve("Outside.java"), "class Outside {}\n");
    Files.createSymbolicLink(directory.resolve("src/main/java/a/Outside.java"), outside);
    assertEquals(Optional.empty(), find("a/Outside.java"));
  }

  @Test
  void dotsThatStayInside_areAllowed() throws IOException {
    Path file = write("src/main/resources/spec.yaml");
    assertEquals(Optional.of(file), find("x/../spec.yaml"));
    assertEquals(Optional.of(file), find("./spec.yaml"));
  }

  @Test
  void kotlinFile_isFoundByThePackageThatItNames() throws IOException {
    Path file = write("src/main/kotlin/b/C.kt", "package a.b\n");
    Path conventional = write("src/main/kotlin/a/b/D.kt", "package a.b\n");
    Path bare = write("src/main/kotlin/E.kt", "fun e() {}\n");
    write("src/main/kotlin/x/C.kt", "package x\n");
    write("src/main/kotlin/a/b/F.kt", "package other\n");
    assertEquals(Optional.of(file), find("a/b/C.kt"));
    assertEquals(Optional.of(conventional), find("a/b/D.kt"));
    assertEquals(Optional.of(bare), find("E.kt"));
    assertEquals(Optional.empty(), find("a/b/F.kt"));
    assertEquals(Optional.empty(), find("C.kt"));
  }

  @Test
  void scalaAndGroovyFiles_areFoundByEither() throws IOException {
    Path scala = write("src/main/scala/C.scala", "package a\npackage b\n");
    Path object = write("src/main/scala/a/b/package.scala", "package a\npackage object b {}\n");
    Path groovy = write("src/test/groovy/C.groovy", "package a.b;\n");
    assertEquals(Optional.of(scala), find("a/b/C.scala"));
    assertEquals(Optional.of(object), find("a/b/package.scala"));
    assertEquals(Optional.of(groovy), find("a/b/C.groovy"));
    write("src/main/java/C.java", "package a.b;\n");
    assertEquals(Optional.empty(), find("a/b/C.java"));
  }

  @Test
  void twoFilesThatNameThePackage_areNone() throws IOException {
    write("src/main/kotlin/a/b/C.kt", "package a.b\n");
    write("src/main/kotlin/C.kt", "package a.b\n");
    assertEquals(Optional.empty(), find("a/b/C.kt"));
  }

  private Optional<Path> find(String path) {
    return find(List.of(), path);
  }

  private Optional<Path> find(List<String> named, String source) {
    SourceRoots roots = new SourceRoots(directory, named, SILENT);
    return Optional.ofNullable(new SourceFinder(roots, ExcludedFiles.NONE).find(source).file());
  }

  private void folders(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(directory.resolve(name));
    }
  }

  private Path write(String name) throws IOException {
    return write(name, "x\n");
  }

  private Path write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static List<String> roots(Path directory) {
    return new SourceRoots(directory, List.of(), SILENT)
        .get().stream().map(root -> directory.relativize(root).toString()).sorted().toList();
  }

  @Test
  void whatSomebodyNames_isMissedAloud_once() throws IOException {
    folders("src/main/resources");
    List<String> said = new ArrayList<>();
    SourceLog log =
        new SourceLog() {
          @Override
          public void info(String message) {}

          @Override
          public void warn(String message) {
            said.add(message);
          }
        };
    SourceFinder finder =
        new SourceFinder(new SourceRoots(directory, List.of(), log), ExcludedFiles.NONE);
    finder.find("demo/Gone.java");
    assertEquals(List.of(), said);
    finder.findNamed("config/rules.yaml");
    finder.findNamed("config/rules.yaml");
    assertEquals(
        List.of(
            "no block is written for config/rules.yaml, which an annotation names: it isn't found"
                + " below the source roots ["
                + directory.resolve("src/main/resources")
                + "]"),
        said);
  }

  @Test
  void whereNoFileAtAllIsFound_itIsSaidWhereItWasLookedFor() throws IOException {
    SourceFinder withoutRoots = finder(directory, ExcludedFiles.NONE);
    assertNull(withoutRoots.whyNone(), "nothing was looked for");
    withoutRoots.findNamed("rules.yaml");
    assertNull(withoutRoots.whyNone(), "the missing file has a warning of its own");
    withoutRoots.find("demo/Gone.java");
    withoutRoots.find("demo/Other.java");
    String where = "not found since there is no folder such as src/main/java below " + directory;
    assertEquals(where, withoutRoots.find("demo/Gone.java").reason());
    assertEquals(
        "the sources of what ran, such as demo/Gone.java, were " + where, withoutRoots.whyNone());

    folders("src/main/java/demo");
    Files.writeString(directory.resolve("src/main/java/demo/There.java"), "");
    SourceFinder finder = finder(directory, ExcludedFiles.NONE);
    finder.find("demo/Gone.java");
    assertEquals(
        "the sources of what ran, such as demo/Gone.java, were not found below the source roots ["
            + directory.resolve("src/main/java")
            + "]",
        finder.whyNone());
    finder.find("demo/There.java");
    assertNull(finder.whyNone());
  }

  @Test
  void anExcludedFile_isFoundWithAReason() throws IOException {
    folders("src/main/java/demo/generated", "src/main/resources/config");
    Path generated = directory.resolve("src/main/java/demo/generated/Made.java");
    Path config = directory.resolve("src/main/resources/config/app.yaml");
    Path own = directory.resolve("src/main/java/demo/Own.java");
    for (Path file : List.of(generated, config, own)) {
      Files.writeString(file, "");
    }
    ExcludedFiles excluded =
        new ExcludedFiles(directory, List.of("**/generated/**", "config/app.yaml"));
    SourceFinder finder = finder(directory, excluded);
    assertEquals(
        new SourceFinder.Found(
            null, generated + " is left out by update.exclude=**/generated/**", true),
        finder.find("demo/generated/Made.java"));
    assertEquals(
        new SourceFinder.Found(
            null, config + " is left out by update.exclude=config/app.yaml", true),
        finder.findNamed("config/app.yaml"));
    assertNull(finder.whyNone(), "they were found");
    assertEquals(new SourceFinder.Found(own, "", false), finder.find("demo/Own.java"));
  }

  private static SourceFinder finder(Path directory, ExcludedFiles excluded) {
    return new SourceFinder(new SourceRoots(directory, List.of(), SILENT), excluded);
  }
}
