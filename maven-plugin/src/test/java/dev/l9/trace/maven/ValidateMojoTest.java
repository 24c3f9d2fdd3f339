package dev.l9.trace.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.spec.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateMojoTest {

  @TempDir Path folder;
  private TestBuild build;
  private MavenProject root;
  private MavenProject orders;
  private MavenProject bills;

  /** Three modules, of which one is in the folder of another. */
  @BeforeEach
  void makeModules() throws IOException {
    build = new TestBuild(folder);
    build.write(Contract.FILE, TestBuild.CONTRACT);
    build.write("settings.properties", "a=1\n");
    build.write("orders/src/main/java/shop/Orders.java", "package shop;\n\nclass Orders {}\n");
    build.write("orders/bills/src/main/java/shop/Bills.java", "package shop;\nclass Bills {}\n");
    root = build.module("", "orders", "orders/bills");
    orders = build.module("orders");
    bills = build.module("orders/bills");
  }

  private ValidateMojo validate(MavenProject module) {
    return build.goal(module, new ValidateMojo());
  }

  /** The files that the log names, without the root's path. */
  private List<String> named() {
    return build
        .log()
        .lines()
        .filter(line -> line.startsWith("error " + build.root()))
        .map(line -> line.substring(line.lastIndexOf('/', line.indexOf(".")) + 1))
        .map(line -> line.substring(0, line.indexOf(':')))
        .distinct()
        .toList();
  }

  private static void assertFails(ValidateMojo goal) {
    assertThrows(MojoFailureException.class, goal::execute);
  }

  @Test
  void violation_isInTheLogWithFileLineAndColumn_andFailsTheBuild() throws Exception {
    MojoFailureException failure =
        assertThrows(MojoFailureException.class, validate(orders)::execute);
    assertEquals(
        "error "
            + build.root().resolve("orders/src/main/java/shop/Orders.java")
            + ":1:1: [presence] Generated file missing DORA block. Codegen must add it.;"
            + " run `l9 fix` on it, which brings all three blocks",
        build.log().lines().findFirst().orElseThrow());
    assertTrue(failure.getMessage().endsWith("l9:fix mends what can be mended without you"));
  }

  @Test
  void module_looksAtItsOwnFiles_andTogetherTheyLookAtEachOnce() {
    assertFails(validate(root));
    assertEquals(List.of("settings.properties"), named());
    assertFails(validate(orders));
    assertEquals(List.of("Orders.java"), named());
    assertFails(validate(bills));
    assertEquals(List.of("Bills.java"), named());
  }

  @Test
  void modulesThatAreNotBuilt_areNotLookedAt() throws Exception {
    TestBuild alone = new TestBuild(folder);
    ValidateMojo goal = alone.goal(alone.module("", "orders/pom.xml"), new ValidateMojo());
    alone.write("orders/pom.xml", "<project/>");
    assertFails(goal);
    assertFalse(alone.log().contains("Orders.java"));
  }

  @Test
  void moduleWithoutFiles_looksAtNone_ratherThanAtAll() throws Exception {
    validate(build.module("empty")).execute();
    assertEquals("info 0 files checked: 0 errors, 0 warnings", build.log());
  }

  @Test
  void whole_looksAtAllFiles_inOneModuleOnly() throws Exception {
    for (MavenProject module : List.of(orders, bills, root)) {
      ValidateMojo goal = validate(module);
      goal.whole = true;
      if (module == orders) {
        assertFails(goal);
        assertEquals(List.of("Bills.java", "Orders.java", "settings.properties"), named());
      } else {
        goal.execute();
        assertEquals("info done for the whole project already, in another module", build.log());
      }
    }
    ValidateMojo again = validate(orders);
    again.whole = true;
    assertFails(again);
  }

  @Test
  void check_isNotedOnlyIfThatIsAskedFor_andOfTheWholeProject() {
    Path log = build.root().resolve(AuditLog.FILE);
    for (MavenProject module : List.of(root, orders)) {
      ValidateMojo goal = validate(module);
      goal.whole = module == root;
      goal.record = module == orders;
      assertFails(goal);
      assertFalse(Files.exists(log));
    }
    ValidateMojo goal = validate(root);
    goal.whole = true;
    goal.record = true;
    assertFails(goal);
    assertTrue(Files.exists(log));
  }

  @Test
  void patterns_areRelativeToTheModule() throws Exception {
    ValidateMojo goal = validate(orders);
    goal.excludes = List.of("src/main/java/");
    goal.execute();
    assertEquals("info 0 files checked: 0 errors, 0 warnings", build.log());
    build.write("orders/src/test/java/shop/OrdersTest.java", "class OrdersTest {}\n");
    goal.excludes = List.of();
    goal.includes = List.of("src/test/");
    assertFails(goal);
    assertEquals(List.of("OrdersTest.java"), named());
  }

  @Test
  void skip_checksNothing() throws Exception {
    ValidateMojo goal = validate(orders);
    goal.skip = true;
    goal.execute();
    assertEquals("info skipped, by l9.skip", build.log());
  }

  @Test
  void withoutFailing_violationsAreWarnings() throws Exception {
    ValidateMojo goal = validate(orders);
    goal.failOnViolation = false;
    goal.execute();
    String log = build.log();
    assertTrue(log.startsWith("warn " + build.root()), log);
    assertFalse(log.contains("error /"), log);
  }

  @Test
  void reports_areWritten_alsoIfTheBuildFails() throws Exception {
    ValidateMojo goal = validate(orders);
    goal.reports = List.of("json", "sarif", "JUnit=target/unit.xml");
    assertFails(goal);
    Path target = build.root().resolve("orders/target");
    assertTrue(Files.readString(target.resolve("l9/validation.json")).contains("Orders.java"));
    assertTrue(Files.readString(target.resolve("l9/validation.sarif")).contains("\"1.2.3\""));
    assertTrue(Files.readString(target.resolve("unit.xml")).contains("<testsuite "));
  }

  @Test
  void unknownReport_isSaidBeforeAnythingIsChecked() {
    ValidateMojo goal = validate(orders);
    goal.reports = List.of("pdf");
    MojoExecutionException failure = assertThrows(MojoExecutionException.class, goal::execute);
    assertEquals(
        "'pdf' is no form of a report; those are json, sarif, junit, github,"
            + " with =FILE or without",
        failure.getMessage());
    assertEquals("", build.log());
  }

  @Test
  void wrongContract_failsTheBuildWithItsLine() throws Exception {
    build.write(Contract.FILE, "dora_block_contract: {style: 1}\n");
    MojoExecutionException failure =
        assertThrows(MojoExecutionException.class, validate(orders)::execute);
    assertTrue(failure.getMessage().contains(Contract.FILE + ":1:30: "), failure.getMessage());
  }

  @Test
  void stagedAndSince_excludeEachOther() {
    ValidateMojo goal = validate(orders);
    goal.staged = true;
    goal.since = "main";
    assertThrows(MojoExecutionException.class, goal::execute);
  }

  @Test
  void staged_looksAtTheModulesFilesInTheIndex() throws Exception {
    for (String command : List.of("git init -q", "git add orders")) {
      Process git = new ProcessBuilder(command.split(" ")).directory(folder.toFile()).start();
      assertEquals(0, git.waitFor());
    }
    build.write("orders/New.java", "class New {}\n");
    ValidateMojo goal = validate(bills);
    goal.staged = true;
    assertFails(goal);
    assertEquals(List.of("Bills.java"), named());
    goal = validate(orders);
    goal.staged = true;
    assertFails(goal);
    assertEquals(List.of("Orders.java"), named());
    goal = validate(root);
    goal.staged = true;
    goal.execute();
    assertEquals("info 0 files checked: 0 errors, 0 warnings", build.log());
  }
}
