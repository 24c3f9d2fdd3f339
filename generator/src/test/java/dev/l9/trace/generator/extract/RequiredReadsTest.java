package dev.l9.trace.generator.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredReadsTest {

  private static final String UNREAD = ": SPEC_BLOCKER: Any file unread → HARD_STOP: ";

  @TempDir Path folder;
  private SourceTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SourceTree(folder.resolve("repository"));
  }

  @Test
  void filesThatAreThere_areRead() throws IOException {
    tree.write("module/rules.md", "# Rules — all of them\n")
        .write("module/data.json", "\ufeff{\"a\": [1, 2.5, null]}\n")
        .write("notes/all.txt", "");
    ModuleSpecs specs = ModuleSpecs.on().reads("rules.md", "data.json", "../notes/all.txt");
    assertEquals(List.of(), tree.blockers(specs));
  }

  @Test
  void filesThatCannotBeRead_stopEverything() throws IOException {
    tree.write("module/latin.txt", "Überschrift".getBytes(ISO_8859_1))
        .write("module/broken.json", "{\n\"a\": }")
        .write("module/two.json", "1 2")
        .write("module/empty.json", " \n")
        .write("module/folder/file.md", "");
    Files.writeString(folder.resolve("outside.md"), "secret");
    Files.createSymbolicLink(tree.root().resolve("module/link.md"), folder.resolve("outside.md"));
    List<String> blockers =
        tree.blockers(
            ModuleSpecs.on("not.There")
                .reads(
                    "missing.md",
                    "folder",
                    "latin.txt",
                    "broken.json",
                    "two.json",
                    "empty.json",
                    "link.md",
                    "../../outside.md",
                    "a\0b"));
    assertEquals(
        List.of(
            "module.yaml:10"
                + UNREAD
                + "missing.md isn't there; fix: create module/missing.md, or take it out of repo.reads",
            "module.yaml:11"
                + UNREAD
                + "folder is no file; fix: name the files in it that have to be read",
            "module.yaml:12" + UNREAD + "latin.txt is not UTF-8; fix: save it in UTF-8",
            "module.yaml:13"
                + UNREAD
                + "broken.json is not JSON: line 2: Unexpected character ('}' (code 125)): expected a value;"
                + " fix: correct it",
            "module.yaml:14"
                + UNREAD
                + "two.json has more than one JSON value; fix: make it one JSON value",
            "module.yaml:15" + UNREAD + "empty.json is empty; fix: make it one JSON value",
            "module.yaml:16"
                + UNREAD
                + "link.md is outside of the repository; fix: copy it into the repository, and name"
                + " that",
            "module.yaml:17"
                + UNREAD
                + "../../outside.md is outside of the repository; fix: copy it into the repository,"
                + " and name that"),
        blockers.subList(0, 8));
    assertEquals(9, blockers.size());
    assertEquals(
        "module.yaml:18" + UNREAD + "a\0b can't be read",
        blockers.get(8).substring(0, blockers.get(8).indexOf(": Nul")));
  }
}
