package dev.l9.trace.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.spec.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals that write files, `strip` aside. */
class WritingGoalsTest {

  private static final String ORDERS = "orders/src/main/java/shop/Orders.java";
  private static final String BILLS = "bills/src/main/java/shop/Bills.java";
  private static final Pattern ID = Pattern.compile("\"component_id\": ?\"([^\"]+)\"");

  @TempDir Path folder;
  private TestBuild build;
  private MavenProject root;
  private MavenProject orders;
  private MavenProject bills;

  @BeforeEach
  void makeModules() throws IOException {
    build = new TestBuild(folder);
    build.write(Contract.FILE, TestBuild.CONTRACT);
    build.write(ORDERS, "package shop;\n\nclass Orders {}\n");
    build.write(BILLS, "package shop;\nclass Bills {}\n");
    root = build.module("", "orders", "bills");
    orders = build.module("orders");
    bills = build.module("bills");
  }

  private static boolean hasHeader(String file) {
    return file.contains("\"component_id\"");
  }

  @Test
  void fix_mendsTheModulesFiles_andThenItPasses() throws Exception {
    build.goal(orders, new FixMojo()).execute();
    assertEquals(
        "info " + ORDERS + "\ninfo .l9-dora-registry.json\ninfo 2 files mended", build.log());
    assertTrue(hasHeader(build.read(ORDERS)));
    assertFalse(hasHeader(build.read(BILLS)));
    build.goal(orders, new ValidateMojo()).execute();
    assertEquals("info 1 file checked: 0 errors, 0 warnings", build.log());
    assertTrue(build.read(GovernedProject.REGISTRY).contains(ORDERS));
  }

  @Test
  void fix_inAModuleWithoutFiles_mendsNone_ratherThanAll() throws Exception {
    build.goal(root, new FixMojo()).execute();
    assertEquals("info no file of this module carries metadata", build.log());
    assertFalse(hasHeader(build.read(ORDERS)));
  }

  @Test
  void fix_dryRun_writesNothing() throws Exception {
    FixMojo goal = build.goal(orders, new FixMojo());
    goal.dryRun = true;
    goal.execute();
    assertEquals(
        "info " + ORDERS + "\ninfo .l9-dora-registry.json\ninfo 2 files would be mended",
        build.log());
    assertFalse(hasHeader(build.read(ORDERS)));
    assertFalse(Files.exists(build.root().resolve(GovernedProject.REGISTRY)));
  }

  @Test
  void fix_whatIsLeft_failsTheBuild() throws Exception {
    build.write(Contract.FILE, TestBuild.CONTRACT.replace("    domain: orders\n", ""));
    FixMojo goal = build.goal(orders, new FixMojo());
    assertThrows(MojoFailureException.class, goal::execute);
    assertTrue(build.log().contains("error [DORA-FAIL] " + ORDERS + " - DORA field 'domain'"));
    goal.failOnViolation = false;
    goal.execute();
    assertTrue(build.log().contains("warn [DORA-FAIL] " + ORDERS));
  }

  @Test
  void whole_findsEntriesOfTheRegistryWhoseFilesAreGone() throws Exception {
    build.goal(orders, new FixMojo()).execute();
    Files.delete(build.root().resolve(ORDERS));
    build.goal(orders, new ValidateMojo()).execute();
    FixMojo fix = build.goal(orders, new FixMojo());
    fix.whole = true;
    fix.execute();
    assertFalse(build.read(GovernedProject.REGISTRY).contains(ORDERS));
    assertTrue(build.read(GovernedProject.REGISTRY).contains(BILLS));
  }

  /** Modules that are built at the same time give no id twice, and lose no entry. */
  @Test
  void fix_inManyModulesAtOnce_givesEachFileItsOwnId() throws Exception {
    List<FixMojo> goals = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      MavenProject module = build.module("many/m" + i);
      build.write("many/m" + i + "/A.java", "class A {}\n");
      build.write("many/m" + i + "/B.java", "class B {}\n");
      goals.add(build.goal(module, new FixMojo()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> done = new ArrayList<>();
    for (FixMojo goal : goals) {
      done.add(
          threads.submit(
              () -> {
                goal.execute();
                return null;
              }));
    }
    for (Future<?> each : done) {
      each.get();
    }
    threads.shutdown();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      for (String name : List.of("A", "B")) {
        Matcher id = ID.matcher(build.read("many/m" + i + "/" + name + ".java"));
        assertTrue(id.find());
        ids.add(id.group(1));
      }
    }
    assertEquals(8, ids.size());
    String registry = build.read(GovernedProject.REGISTRY);
    ids.forEach(id -> assertTrue(registry.contains('"' + id + '"'), id));
  }

  @Test
  void inject_needsFilesOrAll() {
    MojoExecutionException failure =
        assertThrows(MojoExecutionException.class, build.goal(orders, new InjectMojo())::execute);
    assertTrue(failure.getMessage().startsWith("name the files"), failure.getMessage());
  }

  @Test
  void inject_takesFieldsOfASpec_andRefusesAllOrNothing() throws Exception {
    build.write(Contract.FILE, TestBuild.CONTRACT.replace("    domain: orders\n", ""));
    InjectMojo goal = build.goal(orders, new InjectMojo());
    goal.all = true;
    assertThrows(MojoFailureException.class, goal::execute);
    assertFalse(hasHeader(build.read(ORDERS)));
    goal.spec = build.write("spec.yaml", "metadata:\n  domain: billing\n").toFile();
    goal.execute();
    assertTrue(build.read(ORDERS).contains("billing"));
    assertFalse(hasHeader(build.read(BILLS)));
  }

  @Test
  void injectedFiles_areRelativeToTheModule_inItsPom() throws Exception {
    InjectMojo goal = build.goal(orders, new InjectMojo());
    goal.files = List.of("src/main/java");
    goal.execute();
    assertTrue(hasHeader(build.read(ORDERS)));
  }

  @Test
  void injectedFiles_areRelativeToWhereMavenWasStarted_onItsCommandLine_once() throws Exception {
    build.fromTheCommandLine();
    for (MavenProject module : List.of(root, orders, bills)) {
      InjectMojo goal = build.goal(module, new InjectMojo());
      goal.files = List.of(ORDERS);
      goal.execute();
    }
    assertTrue(hasHeader(build.read(ORDERS)));
    assertFalse(hasHeader(build.read(BILLS)));
    assertEquals(2, build.log().lines().filter(line -> line.contains("already")).count());
  }

  @Test
  void report_isOnePageOfTheWholeProject_andFailsNoBuild() throws Exception {
    for (MavenProject module : List.of(orders, bills)) {
      build.goal(module, new ReportMojo()).execute();
    }
    String page = build.read("ci-reports/dora-validation.html");
    assertTrue(page.contains("Orders.java") && page.contains("Bills.java"));
    assertTrue(build.log().contains("in another module"));
  }

  /** Without git and without a contract's file, only Maven knows how far the project goes. */
  @Test
  void registry_isInTheOutermostModule() throws Exception {
    Files.delete(build.root().resolve(Contract.FILE));
    orders.setParent(root);
    build.write("orders/spec.yaml", SPEC);
    InjectMojo goal = build.goal(orders, new InjectMojo());
    goal.files = List.of("src");
    goal.spec = build.root().resolve("orders/spec.yaml").toFile();
    goal.execute();
    assertTrue(build.read(GovernedProject.REGISTRY).contains(ORDERS));
  }

  private static final String SPEC =
      """
      metadata:
        module_version: 1.0.0
        created_at: "2026-01-01T00:00:00Z"
        created_by: team
        layer: operations
        domain: orders
        type: service
        governance_level: low
        purpose: keeps orders
      """;
}
