package dev.l9.trace.generator.verify;

import static dev.l9.trace.generator.verify.HandmadeModule.SERVICE;
import static dev.l9.trace.generator.verify.HandmadeModule.TEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.verify.VerificationResult.NotRun;
import dev.l9.trace.generator.verify.VerificationResult.Ran;
import dev.l9.trace.testkit.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs Maven where {@code mvn} is on the {@code PATH}, once unless all forms of tests run. */
class VerificationTest {

  private static final String PATH = Objects.requireNonNullElse(System.getenv("PATH"), "");

  @TempDir Path repository;

  private VerificationResult verify(Path module, List<GeneratedFile> files) {
    assumeTrue(MavenCommand.find(PATH).isPresent(), "mvn is not on the PATH");
    return Verification.run(repository, module, files, PATH, Verification.USUAL_LIMIT);
  }

  private Ran ran(List<GeneratedFile> files) {
    VerificationResult result = verify(repository.resolve("greeter"), files);
    return assertInstanceOf(Ran.class, result, result::toString);
  }

  private void write(String path, String text) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> contents() throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      return files.map(file -> repository.relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void module_isCompiledAndTestedInACopy_thatIsRemoved() throws IOException {
    write("greeter/notes.md", "mine");
    List<String> before = contents();
    Ran ran = ran(HandmadeModule.files());
    assertTrue(ran.succeeded(), ran.lastLines());
    assertEquals(
        TestOutcome.PASSED,
        ran.tests().outcome("com.example.GreeterServiceTest", "greet_keepsTheCorrelationId"));
    assertEquals(
        TestOutcome.PASSED,
        ran.tests().outcome("com.example.GreeterServiceTest", "greet_namesTheCaller"));
    assertTrue(ran.tests().allPassed());
    assertEquals(StrictCompile.State.CLEAN, ran.compiled().state(), ran.compiled().how());
    assertEquals(before, contents());
    Path copy = Path.of(ran.tests().classPath().get(0));
    assertTrue(copy.isAbsolute() && !Files.exists(copy.getParent().getParent()), copy + "");
  }

  @Test
  void withoutMaven_nothingIsVerified() {
    assertEquals(
        new NotRun("There is no Maven: neither `mvn` on the PATH nor `mvnw` was found."),
        Verification.run(
            repository, repository, HandmadeModule.files(), "", Duration.ofMinutes(1)));
  }

  @Test
  void moduleWithoutPom_andNoneAbove_isNotVerified() {
    assertEquals(
        new NotRun(
            "The module can't be verified: no pom.xml is in or above "
                + repository.resolve("greeter")
                + "; give the spec `module.maven`, or use a folder of a Maven module."),
        verify(repository.resolve("greeter"), HandmadeModule.sources(SERVICE, TEST)));
  }

  @Test
  void fileOutsideOfTheModule_isNotWritten() {
    List<GeneratedFile> files =
        List.of(
            new GeneratedFile("pom.xml", FileRole.BUILD, HandmadeModule.POM),
            new GeneratedFile("../../escaped.txt", FileRole.CODE, "x"));
    assertEquals(
        new NotRun(
            "The module can't be verified: ../../escaped.txt is not in the module's folder."),
        verify(repository.resolve("greeter"), files));
  }

  @Thorough
  @Test
  void codeThatDoesNotCompile_isSaidWithTheCompilersWords() {
    Ran ran = ran(HandmadeModule.files(SERVICE.replace("String name", "Strin name"), TEST));
    assertFalse(ran.succeeded());
    assertTrue(ran.tests().isEmpty());
    assertEquals(StrictCompile.State.WARNINGS, ran.compiled().state());
    assertTrue(
        ran.whyNot().contains("src/main/java/com/example/GreeterService.java:[13,40]"),
        ran.whyNot());
    assertFalse(ran.whyNot().contains("l9-verify"), ran.whyNot());
  }

  @Thorough
  @Test
  void testsThatFailOrAreSkipped_areToldApart() {
    String test =
        TEST.replace("\"Hello, \" +", "\"Bye, \" +")
            .replace("  @Test\n", "  @Test\n  @org.junit.jupiter.api.Disabled(\"why\")\n");
    Ran ran = ran(HandmadeModule.files(SERVICE, test));
    assertFalse(ran.succeeded());
    String type = "com.example.GreeterServiceTest";
    assertEquals(TestOutcome.SKIPPED, ran.tests().outcome(type, "greet_keepsTheCorrelationId"));
    assertEquals(TestOutcome.FAILED, ran.tests().outcome(type, "greet_namesTheCaller"));
    assertTrue(ran.lastLines().contains("expected: <Bye, Ann> but was: <Hello, Ann>"));
  }

  @Thorough
  @Test
  void warning_isFoundThoughThePomAsksForNone() {
    String service = SERVICE.replace("  /** A", "  java.util.List names;\n\n  /** A");
    Ran ran = ran(HandmadeModule.files(service, TEST));
    assertTrue(ran.succeeded(), ran.lastLines());
    assertEquals(StrictCompile.State.WARNINGS, ran.compiled().state());
    assertEquals("GreeterService.java:9: found raw type: java.util.List", ran.compiled().how());
  }

  @Thorough
  @Test
  void dependencyThatNobodyHas_isNoFaultOfTheModule() {
    List<GeneratedFile> files =
        List.of(
            new GeneratedFile(
                "pom.xml",
                FileRole.BUILD,
                HandmadeModule.POM.replace(
                    "<artifactId>junit-jupiter</artifactId>",
                    "<artifactId>junit-nowhere</artifactId>")),
            HandmadeModule.files().get(0),
            HandmadeModule.files().get(1));
    NotRun result = assertInstanceOf(NotRun.class, verify(repository.resolve("greeter"), files));
    assertTrue(result.reason().startsWith("Maven could not build the module: "));
    assertTrue(result.reason().contains("junit-nowhere"), result.reason());
  }

  @Thorough
  @Test
  void moduleWithoutPom_isVerifiedInItsMavenModule_withOthersOfTheRepository() throws IOException {
    write("pom.xml", project("parent", "").replace("<dependencies>", MODULES + "<dependencies>"));
    write("names/pom.xml", child("names", ""));
    write(
        "names/src/main/java/com/example/names/Names.java",
        "package com.example.names;\npublic final class Names {\n"
            + "  private Names() {}\n  public static String of(String n) { return n; }\n}\n");
    write(
        "app/pom.xml",
        child(
            "app",
            "<dependencies><dependency><groupId>com.example</groupId>"
                + "<artifactId>names</artifactId><version>1.0.0</version></dependency></dependencies>"));
    write(
        "app/src/test/java/com/example/OtherTest.java",
        "package com.example;\nclass OtherTest {\n"
            + "  @org.junit.jupiter.api.Test void fails() { throw new IllegalStateException(); }\n}\n");
    String service =
        SERVICE
            .replace("import dev.l9.trace.HrmLayer;\nimport dev.l9.trace.L9Traced;", "")
            .replaceFirst("  @L9Traced.*\n", "")
            .replace("\"Hello, \" + name", "\"Hello, \" + com.example.names.Names.of(name)");
    VerificationResult result =
        verify(repository.resolve("app"), HandmadeModule.sources(service, TEST));
    Ran ran = assertInstanceOf(Ran.class, result, result::toString);
    assertTrue(ran.succeeded(), ran.lastLines());
    assertEquals("2 passed, 0 failed, 0 skipped,", ran.tests().counts());
    assertEquals(StrictCompile.State.CLEAN, ran.compiled().state(), ran.compiled().how());
  }

  private static final String MODULES =
      "<modules><module>names</module><module>app</module></modules>";

  /** The module's own file, with another name, and without the annotations. */
  private static String project(String name, String more) {
    return HandmadeModule.POM
        .replace("greeter", name)
        .replaceFirst("(?s)<dependency>\\s*<groupId>dev.l9.*?</dependency>", more)
        .replace("<version>1.0.0</version>", "<version>1.0.0</version><packaging>pom</packaging>");
  }

  private static String child(String name, String more) {
    return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
        + "<parent><groupId>com.example</groupId><artifactId>parent</artifactId>"
        + "<version>1.0.0</version></parent><artifactId>"
        + name
        + "</artifactId>"
        + more
        + "</project>";
  }

  @Thorough
  @Test
  void moduleThatNeedsOthersOfTheRepository_isBuiltWithThem() throws IOException {
    write("pom.xml", project("parent", "").replace("<dependencies>", MODULES + "<dependencies>"));
    write("names/pom.xml", child("names", ""));
    write("app/pom.xml", child("app", ""));
    write(
        "names/src/main/java/com/example/names/Names.java",
        "package com.example.names;\npublic final class Names {\n"
            + "  private Names() {}\n  public static String of(String n) { return n; }\n}\n");
    String dependency =
        "<dependencies><dependency><groupId>com.example</groupId>"
            + "<artifactId>names</artifactId><version>1.0.0</version></dependency>";
    String service =
        SERVICE.replace("\"Hello, \" + name", "\"Hello, \" + com.example.names.Names.of(name)");
    List<GeneratedFile> files =
        List.of(
            new GeneratedFile(
                "pom.xml",
                FileRole.BUILD,
                HandmadeModule.POM.replace("<dependencies>", dependency)),
            HandmadeModule.files(service, TEST).get(0),
            HandmadeModule.files(service, TEST).get(1));
    Ran ran = ran(files);
    assertTrue(ran.succeeded(), ran.lastLines());
    assertEquals("2 passed, 0 failed, 0 skipped,", ran.tests().counts());
  }

  @Thorough
  @Test
  void otherModuleThatDoesNotCompile_isNoFaultOfTheModule() throws IOException {
    write("names/pom.xml", project("names", "").replace("<packaging>pom</packaging>", ""));
    write("names/src/main/java/com/example/names/Names.java", "class Names { int a }");
    String dependency =
        "<dependencies><dependency><groupId>com.example</groupId>"
            + "<artifactId>names</artifactId><version>1.0.0</version></dependency>";
    List<GeneratedFile> files = new ArrayList<>(HandmadeModule.sources(SERVICE, TEST));
    files.add(
        new GeneratedFile(
            "pom.xml", FileRole.BUILD, HandmadeModule.POM.replace("<dependencies>", dependency)));
    NotRun result = assertInstanceOf(NotRun.class, verify(repository.resolve("greeter"), files));
    assertTrue(
        result.reason().startsWith("Maven could not build names, which the module needs: "),
        result.reason());
  }

  @Thorough
  @Test
  void mavenThatTakesTooLong_isEnded() {
    assumeTrue(MavenCommand.find(PATH).isPresent(), "mvn is not on the PATH");
    assertEquals(
        new NotRun("Maven took longer than 0 s, and was ended."),
        Verification.run(
            repository,
            repository.resolve("greeter"),
            HandmadeModule.files(),
            PATH,
            Duration.ofMillis(1)));
  }
}
