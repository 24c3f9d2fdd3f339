package dev.l9.trace.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InstallCommandTest {

  @TempDir Path folder;
  private Path top;
  private String out = "";
  private String err = "";

  @BeforeEach
  void repository() throws Exception {
    top = folder.toRealPath();
    git("init", "-q", "--template=");
    git("config", "core.hooksPath", ".git/hooks"); // Whatever the user has set for all.
  }

  private void git(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 3];
    command[0] = "git";
    command[1] = "-C";
    command[2] = top.toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    try {
      assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    } catch (IOException e) {
      assumeTrue(false, "git is not installed");
    }
  }

  private int run(Object command, String... options) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    String[] arguments = new String[options.length + 1];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = top.toString();
    int code =
        new CommandLine(command)
            .setOut(new PrintWriter(outText, true))
            .setErr(new PrintWriter(errText, true))
            .execute(arguments);
    out = outText.toString().replace(top + "/", "");
    err = errText.toString().replace(top + "/", "");
    return code;
  }

  @Test
  void hook_comesAndGoes() throws Exception {
    assertEquals(0, run(new InstallCommand()));
    assertEquals(".git/hooks/pre-commit is installed\n", out);
    assertTrue(
        Files.readString(top.resolve(".git/hooks/pre-commit"))
            .contains("\"$@\" validate --staged"));
    assertEquals(0, run(new InstallCommand()));
    assertEquals(".git/hooks/pre-commit has the check already\n", out);
    assertFalse(Files.exists(top.resolve(".github")));
    assertEquals(0, run(new UninstallCommand()));
    assertEquals(".git/hooks/pre-commit no longer has the check\n", out);
    assertEquals(1, run(new UninstallCommand()));
    assertEquals("l9: nothing of it is installed here\n", err);
  }

  @Test
  void filesOfCi_sayWhatIsLeftToDo() {
    assertEquals(0, run(new InstallCommand(), "--gitlab", "--jar", "lib/l9.jar"));
    assertEquals(
        """
        .gitlab/dora-validation.yml is installed; add to .gitlab-ci.yml:
          include:
            - local: .gitlab/dora-validation.yml
        CI needs l9.jar at lib/l9.jar, or a variable L9 that says where it is
        """,
        out);
    assertEquals("", err);
  }

  @Test
  void whatIsRefused_saysWhyAndWhatToDo() throws Exception {
    Path hook = top.resolve(".git/hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/usr/bin/env python3\n");
    Path workflow = top.resolve(".github/workflows/dora-validation.yml");
    Files.createDirectories(workflow.getParent());
    Files.writeString(workflow, "on: push\n");
    assertEquals(1, run(new InstallCommand(), "--all"));
    assertEquals(
        """
        l9: .git/hooks/pre-commit is run by /usr/bin/env python3, and can't take lines of a shell; \
        have it run this, and fail where this fails:
          l9 validate --staged
        l9: .github/workflows/dora-validation.yml isn't from l9, and stays as it is; move it away, \
        and run this again
        """,
        err);
    assertTrue(out.startsWith(".pre-commit-hooks.yaml is installed"), out);
  }

  @Test
  void wrongUsage_isRefusedBeforeAnythingIsWritten() {
    assertEquals(2, run(new InstallCommand(), "--sarif"));
    assertTrue(err.startsWith("--sarif is for --github\n"), err);
    assertEquals(2, run(new InstallCommand(), "--github", "--jar", "a'b"));
    assertTrue(err.startsWith("--jar: the path of the jar may have"), err);
    assertFalse(Files.exists(top.resolve(".github")));
  }
}
