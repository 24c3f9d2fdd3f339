package dev.l9.trace.mcp.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The server starts no process, and looks at no environment and at no network. */
@AnalyzeClasses(packages = "dev.l9.trace", importOptions = ImportOption.DoNotIncludeTests.class)
class NothingButReadingTest {

  /** Also by what it calls: no class that starts processes is reached. */
  @ArchTest
  static final ArchRule theServer_reachesNoProcess =
      noClasses()
          .that(resideInAPackage("dev.l9.trace.mcp.."))
          .should()
          .transitivelyDependOnClassesThat()
          .belongToAnyOf(ProcessBuilder.class);

  @ArchTest
  static final ArchRule theServer_looksAtNoEnvironment =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.l9.trace.mcp..", "dev.l9.trace.reader.index", "dev.l9.trace.replay..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperties")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              ProcessHandle.class, Runtime.class, java.net.Socket.class, java.net.URL.class);

  @ArchTest
  static final ArchRule onlyThePackageServer_knowsTheSdk =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.l9.trace.mcp.tool", "dev.l9.trace.mcp.answer", "dev.l9.trace.mcp.project")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.modelcontextprotocol..", "reactor..");

  @ArchTest
  static final ArchRule onlyTheIndex_writes =
      noClasses()
          .that()
          .resideInAPackage("dev.l9.trace.mcp..")
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                      com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                          "write|writeString|delete|deleteIfExists|move|copy|createDirectories|newOutputStream"))
                  .and(
                      com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                          com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With
                              .owner(
                                  com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                                      java.nio.file.Files.class)))));
}
