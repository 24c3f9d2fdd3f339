package dev.l9.trace.generator.write;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.validate.Validation;
import dev.l9.trace.generator.write.ModulePlan.OnConflict;
import dev.l9.trace.generator.write.Obstacle.Kind;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleWriterTest {

  private static final String CLASS = "src/main/java/com/acme/Orders.java";
  private static final String V1 =
      """
      package com.acme;

      /** Keeps orders. */
      final class Orders {

        int first() {
          return 1;
        }

        int second() {
          return 2;
        }
      }
      """;
  private static final String V2 = V1.replace("return 2;", "return 22;");
  private static final String README = "# Orders\n\nKeeps orders.\n";
  private static final String POM = "<project/>\n";

  @TempDir private Path temporary;
  private TestModule module;

  @BeforeEach
  void create() throws Exception {
    module = new TestModule(temporary.toRealPath().resolve("orders"));
  }

  private void generate(String code) throws Exception {
    assertEquals(List.of(), module.generate(code).obstacles());
  }

  private String edit(String from, String to) throws Exception {
    String text = module.read(CLASS);
    assertTrue(text.contains(from), text);
    String edited = text.replace(from, to);
    module.write(CLASS, edited);
    return edited;
  }

  @Test
  void files_areMadeWithTheirBlocks_andWhatWasGeneratedIsKept() throws Exception {
    generate(V1);
    String text = module.read(CLASS);
    assertTrue(text.startsWith("// ====="), text);
    assertTrue(text.contains("\"component_id\":\"OPE-ORDE-001\""), text);
    assertTrue(text.contains("\"created_at\":\"2026-01-05T09:00:00Z\""), text);
    assertTrue(text.contains("\"created_by\":\"Team\""), text);
    assertTrue(text.contains("\"type\":\"service\""), text);
    assertTrue(text.contains("// END L9 DORA BLOCK\n"), text);
    assertEquals(V1, module.read(".l9-generated/" + CLASS + ".base"));
    assertEquals(POM, module.read("pom.xml"));
    assertTrue(module.read("README.md").contains("OPE-ORDE-002"));
    assertEquals(
        """
        # The files of a module as `l9 generate` made them last, and the metadata of their headers.
        # Later runs merge with that: commit it, and don't edit it.
        file src/main/java/com/acme/Orders.java
        file README.md
        file pom.xml
        field created_at=2026-01-05T09:00:00Z
        field created_by=Team
        field domain=orders
        field governance_level=high
        field layer=operations
        field type=service
        """,
        module.read(".l9-generated/orders.list"));
    GovernedProject project = GovernedProject.at(module.folder);
    assertEquals(List.of(), Validation.of(project, List.of()).run().violations());
  }

  @Test
  void anEqualSpec_makesEqualFiles_inAnyFolder_andASecondRunChangesNothing() throws Exception {
    generate(V1);
    TreeMap<String, String> first = module.contents();
    TestModule other = new TestModule(temporary.toRealPath().resolve("a b/ü"));
    other.generate(V1);
    assertEquals(first, other.contents());
    generate(V1);
    assertEquals(first, module.contents());
  }

  @Test
  void anEditedFile_staysByteForByte_whereTheSpecIsUnchanged() throws Exception {
    generate(V1);
    String edited = edit("return 1;", "return 1; // mine\n    // \t ü").replace("\n", "\r\n");
    module.write(CLASS, edited);
    ModulePlan plan = module.generate(V1);
    assertEquals(FileFate.KEPT, plan.files().get(0).fate());
    assertEquals(edited, module.read(CLASS));
  }

  @Test
  void whatTheSpecChanges_comesToWhatAPersonHasChanged() throws Exception {
    generate(V1);
    String edited = edit("return 1;", "return 1; // mine");
    ModulePlan plan = module.generate(V2);
    assertEquals(FileFate.MERGED, plan.files().get(0).fate());
    assertEquals(edited.replace("return 2;", "return 22;"), module.read(CLASS));
    assertEquals(V2, module.read(".l9-generated/" + CLASS + ".base"));
  }

  @Test
  void linesThatCome_endAsThoseOfTheFileDo() throws Exception {
    generate(V1);
    String windows = module.read(CLASS).replace("\n", "\r\n");
    module.write(CLASS, windows);
    generate(V2);
    assertEquals(windows.replace("return 2;", "return 22;"), module.read(CLASS));
  }

  @Test
  void aRunTimeBlock_staysAsItIs_andTheIdToo() throws Exception {
    generate(V1);
    String run = edit("\"task\":\"\"", "\"task\":\"first\"");
    generate(V2);
    assertEquals(run.replace("return 2;", "return 22;"), module.read(CLASS));
  }

  @Test
  void aConflict_leavesAllUnwritten_andSaysWhereAndWhat() throws Exception {
    generate(V1);
    edit("return 2;", "return two();");
    TreeMap<String, String> before = module.contents();
    ModulePlan plan = module.plan(V2);
    Obstacle conflict = plan.obstacles().get(0);
    assertEquals(1, plan.obstacles().size());
    assertEquals(CLASS, conflict.path());
    assertEquals(Kind.CONFLICT, conflict.kind());
    assertEquals(List.of("    return two();"), conflict.mine());
    assertEquals(List.of("    return 22;"), conflict.theirs());
    assertEquals("    return two();", module.read(CLASS).lines().toList().get(conflict.line() - 1));
    assertFalse(plan.isWritable(OnConflict.STOP));
    assertTrue(plan.isWritable(OnConflict.MARK));
    assertEquals(before, module.contents());
  }

  @Test
  void aConflict_isMarkedWhereThatIsAskedFor_andHasToBeResolvedBeforeTheNextRun() throws Exception {
    generate(V1);
    String edited = edit("return 2;", "return two();");
    module.mark(V2);
    String marked =
        edited.replace(
            "    return two();\n",
            """
            <<<<<<< on the disk
                return two();
            =======
                return 22;
            >>>>>>> generated
            """);
    assertEquals(marked, module.read(CLASS));
    Obstacle again = module.plan(V2).obstacles().get(0);
    assertEquals("a conflict that was marked earlier is not resolved", again.what());
    assertEquals("<<<<<<< on the disk", marked.lines().toList().get(again.line() - 1));
    module.write(CLASS, edited);
    assertEquals(List.of(), module.generate(V2).obstacles());
    assertEquals(edited, module.read(CLASS));
  }

  @Test
  void aConflictThatBreaksTheLanguage_isMarkedToo() throws Exception {
    generate(V1);
    edit("    return 2;\n", "    /* mine\n     */ return 2;\n");
    module.mark(
        V1.replace("    return 2;\n", "    return \"\"\"\n        a\n        \"\"\".length();\n"));
    String text = module.read(CLASS);
    assertTrue(text.contains("<<<<<<< on the disk\n    /* mine\n"), text);
    assertTrue(text.contains("OPE-ORDE-001"), text);
    assertTrue(text.contains("END L9 DORA BLOCK"), text);
  }

  @Test
  void aDeletedFile_staysDeleted_unlessTheSpecChangesIt() throws Exception {
    generate(V1);
    Path moved = module.folder.resolve("src/main/java/com/acme/old/Orders.java");
    Files.createDirectories(moved.getParent());
    Files.move(module.folder.resolve(CLASS), moved);
    ModulePlan plan = module.generate(V1);
    assertEquals(
        List.of(
            CLASS
                + " was deleted, and stays so; it may have moved to"
                + " src/main/java/com/acme/old/Orders.java; to have it again, delete .l9-generated/"
                + CLASS
                + ".base"),
        plan.notes());
    assertFalse(Files.exists(module.folder.resolve(CLASS)));

    Obstacle conflict = module.plan(V2).obstacles().get(0);
    assertEquals(
        "it was deleted, and the spec changes it; it may have moved to"
            + " src/main/java/com/acme/old/Orders.java",
        conflict.what());
    Files.delete(moved);
    module.mark(V2);
    assertTrue(module.read(CLASS).contains("return 22;"));
    assertTrue(module.read(CLASS).contains("OPE-ORDE-001"), "the id is the one that it had");
  }

  @Test
  void aFileOfAPerson_isNeverReplaced() throws Exception {
    module.write(CLASS, "class Orders {}\n");
    ModulePlan plan = module.plan(V1);
    assertEquals(
        "a file is there that l9 hasn't generated, or of which no last output is kept",
        plan.obstacles().get(0).what());
    assertFalse(plan.isWritable(OnConflict.MARK));
    module.write(CLASS, V1);
    assertEquals(FileFate.ADOPTED, module.generate(V1).files().get(0).fate());
    assertTrue(module.read(CLASS).contains(V1));
  }

  @Test
  void aFolderThatTheContractLeavesOut_isSaid_sinceNoFileHasAHeaderThere() throws Exception {
    new Git(temporary).run("init", "-q");
    TestModule built = new TestModule(module.folder.resolveSibling("out"));
    assertEquals(
        List.of(
            "the contract leaves out out/, so that no file has a header, a footer or a block; for"
                + " those, name another folder"),
        built.generate(V1).notes());
    assertEquals(V1, built.read(CLASS));
    assertEquals(List.of(), module.generate(V1).notes());
  }

  @Test
  void aFileThatTheSpecNoLongerWants_stays_andIsNamed() throws Exception {
    generate(V1);
    ModulePlan plan = module.generateWithout("README.md", V1);
    assertEquals(
        List.of(
            "README.md is no longer wanted by the spec, and stays; delete it if nobody needs it"),
        plan.notes());
    assertTrue(module.read("README.md").contains(README));
    Files.delete(module.folder.resolve("README.md"));
    assertEquals(List.of(), module.generateWithout("README.md", V1).notes());
    assertFalse(Files.exists(module.folder.resolve(".l9-generated/README.md.base")));
  }

  @Test
  void aLinkOutOfTheFolder_isRefused() throws Exception {
    Path elsewhere = Files.createDirectories(temporary.toRealPath().resolve("elsewhere"));
    Files.createDirectories(module.folder);
    Files.createSymbolicLink(module.folder.resolve("src"), elsewhere);
    Obstacle link = module.plan(V1).obstacles().get(0);
    assertEquals(
        module.folder.resolve("src")
            + " is a link, to "
            + elsewhere
            + ", and nothing is written there",
        link.what());
    assertEquals(0, elsewhere.toFile().list().length);
  }

  @Test
  void aFileInAnotherEncoding_isKept_andRefusedWhereItWouldHaveToChange() throws Exception {
    generate(V1);
    byte[] latin = edit("Keeps orders.", "H\u00e4lt.").getBytes(ISO_8859_1);
    Files.write(module.folder.resolve(CLASS), latin);
    generate(V1);
    assertArrayEquals(latin, Files.readAllBytes(module.folder.resolve(CLASS)));
    assertEquals(
        "it is not in UTF-8, and the spec changes it", module.plan(V2).obstacles().get(0).what());
  }

  @Test
  void aFolderInPlaceOfAFile_isRefused() throws Exception {
    Files.createDirectories(module.folder.resolve("pom.xml"));
    Obstacle obstacle = module.plan(V1).obstacles().get(0);
    assertEquals(module.folder.resolve("pom.xml") + " is no file", obstacle.what());
  }

  @Test
  void aFileOfAnotherModule_isRefused() throws Exception {
    generate(V1);
    Obstacle obstacle = module.named("invoices").plan(V1).obstacles().get(0);
    assertEquals("it is a file of the module orders", obstacle.what());
  }

  @Test
  void aHeaderField_keepsWhatAPersonHasMadeOfIt_unlessTheSpecChangesItToo() throws Exception {
    generate(V1);
    edit("\"governance_level\":\"high\"", "\"governance_level\":\"critical\"");
    edit("\"status\":\"active\"", "\"status\":\"deprecated\"");
    generate(V2);
    String text = module.read(CLASS);
    assertTrue(text.contains("\"governance_level\":\"critical\""), text);
    assertTrue(text.contains("\"status\":\"deprecated\""), text);

    module.metadata("layer", "security");
    generate(V2);
    assertTrue(module.read(CLASS).contains("\"layer\":\"security\""));
    assertTrue(module.read(CLASS).contains("\"governance_level\":\"critical\""));

    module.metadata("governance_level", "low");
    Obstacle conflict = module.plan(V2).obstacles().get(0);
    assertEquals("you and the spec have changed the header's governance_level", conflict.what());
    assertEquals(List.of("critical"), conflict.mine());
    assertEquals(List.of("low"), conflict.theirs());
  }

  @Test
  void aValueThatTheContractDoesntAllow_leavesAllUnwritten() throws Exception {
    module.metadata("layer", "basement");
    ModulePlan plan = module.plan(V1);
    assertTrue(plan.obstacles().get(0).what().contains("basement"), plan.toString());
    assertEquals("set the field in module.metadata of the spec", plan.obstacles().get(0).fix());
    assertFalse(Files.exists(module.folder));
  }

  @Test
  void anEditBetweenPlanAndWriting_isNotLost() throws Exception {
    generate(V1);
    ModulePlan plan = module.plan(V2);
    String edited = edit("return 1;", "return 1; // mine");
    String reason = assertThrows(ToolFailure.class, () -> module.write(V2, plan)).getMessage();
    assertEquals(
        module.folder.resolve(CLASS)
            + " has changed since it was read; try it again; no file was written",
        reason);
    assertEquals(edited, module.read(CLASS));
    assertEquals(V1, module.read(".l9-generated/" + CLASS + ".base"));
  }

  @Test
  void twoProcesses_neverWriteOverOneAnother() throws Exception {
    TestModule other = new TestModule(module.folder);
    ModulePlan mine = module.plan(V1);
    ModulePlan theirs = other.plan(V2);
    module.write(V1, mine);
    TreeMap<String, String> before = module.contents();
    String reason = assertThrows(ToolFailure.class, () -> other.write(V2, theirs)).getMessage();
    assertEquals(
        module.folder.resolve(CLASS)
            + " was created meanwhile by somebody else; try it again; no file was written",
        reason);
    assertEquals(before, module.contents());
  }

  @Test
  void aKillBetweenFilesAndWhatIsKept_isMendedByTheNextRun() throws Exception {
    generate(V1);
    edit("return 1;", "return 1; // mine");
    generate(V2);
    TreeMap<String, String> whole = module.contents();
    module.write(".l9-generated/" + CLASS + ".base", V1);
    Files.delete(module.folder.resolve(".l9-generated/README.md.base"));
    Files.delete(module.folder.resolve(".l9-dora-registry.json"));
    generate(V2);
    assertEquals(whole, module.contents());
  }

  @Test
  void whatAKilledProcessHasLeft_isDeletedByALaterRun() throws Exception {
    generate(V1);
    Path left = module.folder.resolve(".l9-generated/.pom.xml.base.1f.l9tmp");
    Files.writeString(left, POM);
    generate(V1);
    assertTrue(Files.exists(left), "another process may be writing it");
    Files.setLastModifiedTime(left, FileTime.fromMillis(0));
    generate(V1);
    assertFalse(Files.exists(left));
  }
}
