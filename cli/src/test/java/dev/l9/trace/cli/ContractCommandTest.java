package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.ContractSchema;
import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCommandTest {

  @TempDir private Path folder;

  private ProgramRun run(String command, Object... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "contract";
    all[1] = command;
    for (int i = 0; i < arguments.length; i++) {
      all[i + 2] = arguments[i].toString();
    }
    return L9Run.here(all);
  }

  private static void assertRun(int code, String out, String err, ProgramRun run) {
    assertEquals(out, run.out());
    assertEquals(err, run.err());
    assertEquals(code, run.exitCode());
  }

  @Test
  void init_thenCheck_thenInitAgain() throws IOException {
    Path file = folder.resolve(Contract.FILE);
    Files.writeString(folder.resolve("Orders.java"), "class Orders {}\n");
    assertRun(
        0,
        file + " is written\n",
        "Look through it, and give the files their values in field_values.\n"
            + "next: l9 contract check\n",
        run("init", folder));
    assertTrue(Files.readString(file).contains("file_types: [\"*.java\"]"));
    assertRun(0, file + ": nothing is wrong\n", "", run("check", folder));
    assertRun(
        2, "", "l9: " + file + " is there already; --force writes it anew\n", run("init", folder));
    assertEquals(0, run("init", "--force", folder).exitCode());
  }

  @Test
  void init_writesTheSchema_whichIsThatOfTheCommand() throws IOException {
    Path schema = folder.resolve(".l9-contract.schema.json");
    assertEquals(0, run("init", "--schema", schema, folder).exitCode());
    assertEquals(Files.readString(schema), run("schema").out());
    assertEquals(ContractSchema.text(), run("schema").out());
    assertRun(0, folder.resolve(Contract.FILE) + ": nothing is wrong\n", "", run("check", folder));
  }

  @Test
  void check_printsAllProblems_andEndsWithOne() throws IOException {
    Path file = folder.resolve(Contract.FILE);
    Files.writeString(
        file, "dora_block_contract:\n  style: \"wide\\e[2J\"\n  status: draft\nowner: me\n");
    ProgramRun run = run("check", file);
    assertEquals(1, run.exitCode());
    assertEquals(
        """
        %1$s:2:10: 'style' needs one of full, short here, and not 'wide [2J'
        %1$s:3:11: warning: status 'draft' has no effect; what l9 does is 'mandatory'
        %1$s:4:1: unknown key 'owner'; known at the top: dora_block_contract, required_dora_block, \
        field_values, validation_rules, codegen_rules, audit_requirements, \
        if_dora_block_missing_or_invalid, dashboard_metrics, pre_commit_hooks
        """
            .formatted(file),
        run.out());
    Files.writeString(file, "dora_block_contract: {style: 1}\n");
    assertRun(
        1,
        """
        [{"file":"%s","line":1,"column":30,"severity":"error",\
        "message":"'style' needs one of full, short here, and not '1'"}]
        """
            .formatted(file),
        "",
        run("check", "--json", folder));
  }

  @Test
  void check_withWarningsOnly_endsWithZero() throws IOException {
    Path file = folder.resolve(Contract.FILE);
    Files.writeString(file, "");
    Path below = Files.createDirectories(folder.resolve("a/b"));
    assertRun(
        0,
        file.toRealPath()
            + ":1:1: warning: the file says nothing, so that what holds without it holds\n",
        "",
        run("check", below.toRealPath()));
  }

  @Test
  void check_withoutAFile() {
    ProgramRun run = run("check", folder);
    assertEquals(1, run.exitCode());
    assertTrue(run.err().startsWith("l9: there is no .l9-codegen-dora-contract.yaml in this"));
    Path missing = folder.resolve("none.yaml");
    assertRun(2, "", "l9: " + missing + " does not exist\n", run("check", missing));
  }
}
