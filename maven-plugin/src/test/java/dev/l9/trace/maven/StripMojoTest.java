package dev.l9.trace.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.spec.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripMojoTest {

  private static final String CODE = "package shop;\r\n\r\nclass Orders {}"; // No line end.
  private static final String JAVA = "src/main/java/shop/Orders.java";
  private static final String PROPERTIES = "src/main/resources/orders.properties";

  /** The same code, in a file with the line ends of Windows, as `l9 inject` leaves it. */
  private static final String ORDERS =
      """
      // ============================================================================
      // DORA PROTOCOL METADATA
      // ============================================================================
      // @formatter:off
      // {"component_id":"OPE-ORDE-001","layer":"operations","domain":"orders","footer":"footer_meta"}
      // @formatter:on
      // ============================================================================
      // END DORA BLOCK
      // ============================================================================

      package shop;

      class Orders {}

      // ============================================================================
      // FOOTER METADATA
      // ============================================================================
      // @formatter:off
      // {"component_id":"OPE-ORDE-001"}
      // ============================================================================
      // END FOOTER METADATA
      // ============================================================================

      // ============================================================================
      // L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
      // ============================================================================
      // {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
      // "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
      // ============================================================================
      // END L9 DORA BLOCK
      // ============================================================================""";

  private static final String SETTINGS =
      """
      # ============================================================================
      # DORA PROTOCOL METADATA
      # ============================================================================
      # {"component_id":"OPE-ORDE-002","layer":"operations","domain":"orders","footer":"footer_meta"}
      # ============================================================================
      # END DORA BLOCK
      # ============================================================================

      a=1
      """;

  @TempDir Path folder;
  private TestBuild build;
  private MavenProject module;

  @BeforeEach
  void makeModule() throws IOException {
    build = new TestBuild(folder);
    build.write(Contract.FILE, TestBuild.CONTRACT);
    build.write(JAVA, ORDERS.replace("\n", "\r\n"));
    build.write(PROPERTIES, SETTINGS);
    build.write("src/main/resources/picture.png", "\0\1");
    module = build.module("");
    module.addCompileSourceRoot(build.root().resolve("src/main/java").toString());
    module.addCompileSourceRoot(build.root().resolve("target/generated-sources/x").toString());
    Files.createDirectories(build.root().resolve("target/generated-sources/x"));
    Resource resource = new Resource();
    resource.setDirectory(build.root().resolve("src/main/resources").toString());
    module.addResource(resource);
  }

  private String copy(String path) throws IOException {
    return build.read("target/l9-sources/" + path);
  }

  private StripMojo strip() {
    return build.goal(module, new StripMojo());
  }

  @Test
  void copies_areTheSourcesAsTheyWereBefore_andTheBuildUsesThem() throws Exception {
    strip().execute();
    assertEquals(CODE, copy(JAVA));
    assertEquals("a=1\n", copy(PROPERTIES));
    assertEquals("\0\1", copy("src/main/resources/picture.png"));
    assertEquals("info 2 files stripped in the copies", build.log());
    Path copies = build.root().resolve("target/l9-sources/src/main");
    assertEquals(
        List.of(
            copies.resolve("java").toString(),
            build.root().resolve("target/generated-sources/x").toString()),
        module.getCompileSourceRoots());
    assertEquals(
        copies.resolve("resources").toString(), module.getResources().get(0).getDirectory());
    assertTrue(build.read(JAVA).contains("component_id"), "the source stays as it is");
  }

  @Test
  void copies_haveTheTimesOfTheirSources_alsoTheSecondTime() throws Exception {
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(build.root().resolve(JAVA), time);
    Files.setLastModifiedTime(build.root().resolve(PROPERTIES), time);
    for (int i = 0; i < 2; i++) {
      StripMojo goal = strip();
      goal.replaceRoots = false;
      goal.execute();
      Path copies = build.root().resolve("target/l9-sources");
      assertEquals(time, Files.getLastModifiedTime(copies.resolve(JAVA)));
      assertEquals(time, Files.getLastModifiedTime(copies.resolve(PROPERTIES)));
    }
    assertEquals(
        build.root().resolve("src/main/java").toString(), module.getCompileSourceRoots().get(0));
  }

  @Test
  void copiesOfSourcesThatAreGone_go() throws Exception {
    StripMojo goal = strip();
    goal.replaceRoots = false;
    goal.execute();
    Files.delete(build.root().resolve(PROPERTIES));
    goal.execute();
    assertFalse(Files.exists(build.root().resolve("target/l9-sources").resolve(PROPERTIES)));
  }

  @Test
  void excludedFiles_areCopiedAsTheyAre() throws Exception {
    StripMojo goal = strip();
    goal.excludes = List.of("*.properties");
    goal.execute();
    assertEquals(build.read(PROPERTIES), copy(PROPERTIES));
    assertEquals(CODE, copy(JAVA));
  }

  @Test
  void folderOutsideOfTheBuilds_isRefused_sinceFilesInItWouldGo() throws Exception {
    Files.createSymbolicLink(
        build.root().resolve("target/link"), build.root().resolve("src").toAbsolutePath());
    for (String place : List.of("copies", ".", "target", "target/../src", "target/link")) {
      StripMojo goal = strip();
      goal.outputDirectory = build.root().resolve(place).toFile();
      assertThrows(MojoExecutionException.class, goal::execute, place);
    }
    assertTrue(build.read(JAVA).contains("component_id"));
  }

  @Test
  void resourcesThatHoldTheBuildsFolder_areNotCopied() throws Exception {
    Resource all = new Resource();
    all.setDirectory(build.root().toString());
    module.addResource(all);
    strip().execute();
    assertTrue(build.log().startsWith("warn " + build.root() + " is not copied"));
    assertEquals(build.root().toString(), module.getResources().get(1).getDirectory());
  }

  @Test
  void inPlace_givesTheFilesTheBytesThatTheyHad() throws Exception {
    StripMojo goal = strip();
    goal.inPlace = true;
    goal.execute();
    assertEquals(CODE, build.read(JAVA));
    assertEquals("a=1\n", build.read(PROPERTIES));
    assertFalse(Files.exists(build.root().resolve("target/l9-sources")));
  }
}
