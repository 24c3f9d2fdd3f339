package dev.l9.trace.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The borders that ARCHITECTURE.md draws. */
@AnalyzeClasses(
    packages = "dev.l9.trace",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule bootstrap_usesOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.l9.trace.bootstrap..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.l9.trace.bootstrap..", "java..", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule annotations_useOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.l9.trace")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.l9.trace", "java..", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("dev.l9.trace.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theWriterAndTheCapture_knowNothingOfEachOther =
      noClasses()
          .that()
          .resideInAPackage("dev.l9.trace.agent.capture")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.l9.trace.agent.export", "dev.l9.trace.agent.span");

  /** The agent's jar leaves Jackson out. */
  @ArchTest
  static final ArchRule theAgent_doesNotReadJson =
      noClasses()
          .that()
          .resideInAPackage("dev.l9.trace.agent..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.l9.trace.jsonl.TraceEventParser")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.l9.trace.block.BlockParser")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");
}
