package dev.l9.trace.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The goals do without the libraries that the POM leaves out. */
@AnalyzeClasses(
    packages = "dev.l9.trace",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ClassPathTest {

  @ArchTest
  static final ArchRule goals_getToNoneOfTheLibrariesThatAreLeftOut =
      noClasses()
          .that()
          .resideInAPackage("dev.l9.trace.maven..")
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAnyPackage(
              "net.bytebuddy..",
              "com.sun.tools..",
              "org.HdrHistogram..",
              "tools.jackson.databind..");
}
