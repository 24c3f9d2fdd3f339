package dev.l9.trace.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in real builds. */
class MavenPluginIT {

  private static final String ORDERS = "orders/src/main/java/shop/Orders.java";
  private static final String BILLS = "bills/src/main/java/shop/Bills.java";
  private static final String OLD = "old/src/main/java/shop/Old.java";
  private static final String COMPILER = "3.16.0";
  private static final String SOURCES = "3.4.0";

  private static final String PARENT =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>shop</groupId>
        <artifactId>shop</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <modules>
          <module>orders</module>
          <module>bills</module>
          <module>old</module>
        </modules>
        <build>
          <plugins>
            %s
          </plugins>
        </build>
      </project>
      """;

  /** It has no goals of its own, so that nothing but the plugin takes time. */
  private static final String MODULE =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <parent>
          <groupId>shop</groupId>
          <artifactId>shop</artifactId>
          <version>1</version>
        </parent>
        <artifactId>%s</artifactId>
        <packaging>pom</packaging>
        <properties>
          <l9.skip>%s</l9.skip>
        </properties>
      </project>
      """;

  @TempDir Path folder;
  private Path project;
  private MavenProcess maven;

  @BeforeEach
  void makeProject() throws IOException {
    maven = new MavenProcess(folder.resolve("repository"));
    project = Files.createDirectories(folder.resolve("my project")).toRealPath();
    write("pom.xml", PARENT.formatted(pluginOfTheDocs()));
    write(Contract.FILE, TestBuild.CONTRACT);
    write("orders/pom.xml", MODULE.formatted("orders", "false"));
    write("bills/pom.xml", MODULE.formatted("bills", "false"));
    write("old/pom.xml", MODULE.formatted("old", "true"));
    write(ORDERS, "package shop;\n\npublic class Orders {}\n");
    write(BILLS, "package shop;\n\npublic class Bills {}\n");
    write(OLD, "package shop;\n\npublic class Old {}\n");
  }

  @AfterEach
  void close() throws IOException {
    maven.close();
  }

  private void write(String path, String content) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String pluginOfTheDocs() throws IOException {
    String page = Files.readString(Path.of("../docs/maven-plugin.md"));
    int begin = page.indexOf("<plugin>");
    String plugin = page.substring(begin, page.indexOf("</plugin>", begin) + "</plugin>".length());
    assertTrue(plugin.contains("<version>" + MavenProcess.VERSION + "</version>"), plugin);
    return plugin;
  }

  private boolean hasHeader(String path) throws IOException {
    return Files.readString(project.resolve(path)).contains("component_id");
  }

  @Test
  void build_failsWithPlaces_untilItIsFixed() throws IOException {
    String reports = "-Dl9.reports=sarif,junit=target/TEST-contract.xml";
    ProgramRun failed = maven.run(project, "-T2", "--fail-at-end", "verify", reports);
    assertEquals(1, failed.exitCode(), failed::toString);
    String missing = ":1:1: [presence] Generated file missing DORA block.";
    String log = failed.out();
    assertTrue(log.contains("[ERROR] " + project.resolve(ORDERS) + missing), failed::toString);
    assertTrue(log.contains("[ERROR] " + project.resolve(BILLS) + missing), failed::toString);
    assertFalse(log.contains(OLD), failed::toString);
    assertFalse(log.contains("not thread-safe"), failed::toString);
    assertTrue(Files.exists(project.resolve("orders/target/l9/validation.sarif")));
    assertTrue(Files.exists(project.resolve("bills/target/TEST-contract.xml")));
    assertTrue(Files.exists(project.resolve("ci-reports/dora-validation.html")));

    ProgramRun fixed = maven.run(project, "-T2", "l9:fix", "verify", "l9:help", "-Ddetail");
    assertEquals(0, fixed.exitCode(), fixed::toString);
    assertTrue(hasHeader(ORDERS) && hasHeader(BILLS) && !hasHeader(OLD));
    assertTrue(fixed.out().contains("User property: l9.failOnViolation"), fixed::toString);
  }

  /** In the order in which people call them, and with what they type. */
  @Test
  @Thorough
  void goalsOnTheCommandLine() throws IOException {
    ProgramRun injected = maven.run(project, "l9:inject", "-Dl9.files=" + ORDERS + "," + BILLS);
    assertEquals(0, injected.exitCode(), injected::toString);
    assertTrue(hasHeader(ORDERS) && hasHeader(BILLS));
    ProgramRun part = maven.run(project, "l9:validate", "-Dl9.excludes=*.java,*.xml");
    assertEquals(0, part.exitCode(), part::toString);
    ProgramRun whole = maven.run(project, "l9:validate", "-Dl9.whole", "-Dl9.reports=github");
    assertEquals(1, whole.exitCode(), whole::toString);
    assertTrue(whole.out().contains("\n::error file=" + OLD + ",line=1,"), whole::toString);
    assertEquals(1, whole.out().split("::error ", -1).length - 1, whole::toString);
    ProgramRun lenient = maven.run(project, "l9:validate", "-Dl9.failOnViolation=false");
    assertEquals(0, lenient.exitCode(), lenient::toString);
    ProgramRun dry = maven.run(project, "l9:fix", "-Dl9.dryRun", "-Dl9.skip=false");
    assertEquals(0, dry.exitCode(), dry::toString);
    assertFalse(hasHeader(OLD));
  }

  private static final String STRIPPED =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>shop</groupId>
        <artifactId>alone</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <build>
          <plugins>
            <plugin>
              <groupId>dev.l9</groupId>
              <artifactId>l9-maven-plugin</artifactId>
              <version>%s</version>
              <executions><execution><goals><goal>strip</goal></goals></execution></executions>
            </plugin>
            <plugin>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>%s</version>
            </plugin>
            <plugin>
              <artifactId>maven-resources-plugin</artifactId>
              <version>3.5.0</version>
            </plugin>
            <plugin>
              <artifactId>maven-source-plugin</artifactId>
              <version>%s</version>
              <executions><execution><goals><goal>jar-no-fork</goal></goals></execution></executions>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  /** Surefire and the jar's plugin have nothing to do with it. */
  @Test
  @Thorough
  void strip_compilesAndPacksSourcesWithoutBlocks() throws IOException {
    boolean isThere = MavenProcess.has("maven-source-plugin", SOURCES);
    assumeTrue(isThere, "skipped: the repository has no maven-source-plugin");
    String java = "package shop;\n\npublic class Orders {\n  int size;\n}\n";
    write("alone/pom.xml", STRIPPED.formatted(MavenProcess.VERSION, COMPILER, SOURCES));
    write("alone/src/main/java/shop/Orders.java", java);
    write("alone/src/main/resources/orders.properties", "a=1\n");
    Path alone = project.resolve("alone");
    ProgramRun run =
        maven.run(
            alone,
            "l9:fix",
            "process-classes",
            "source:jar-no-fork@default",
            "-Dl9.excludes=pom.xml");
    assertEquals(0, run.exitCode(), run::toString);
    assertTrue(hasHeader("alone/src/main/java/shop/Orders.java"));
    try (ZipFile jar = new ZipFile(alone.resolve("target/alone-1-sources.jar").toFile())) {
      assertEquals(java, text(jar, "shop/Orders.java"));
      assertEquals("a=1\n", text(jar, "orders.properties"));
    }
    assertEquals("a=1\n", Files.readString(alone.resolve("target/classes/orders.properties")));
    assertTrue(Files.exists(alone.resolve("target/classes/shop/Orders.class")));
  }

  private static String text(ZipFile jar, String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
