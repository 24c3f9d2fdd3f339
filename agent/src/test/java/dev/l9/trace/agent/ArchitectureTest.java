package dev.l9.trace.agent;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.l9.trace.agent.classfile.ClassReaders;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;

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
          .resideInAnyPackage(
              "dev.l9.trace.agent.capture",
              "dev.l9.trace.agent.fields",
              "dev.l9.trace.agent.redact")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.l9.trace.agent.export", "dev.l9.trace.agent.handoff", "dev.l9.trace.agent.span");

  /** ASM's own refuse class files of JDKs that it doesn't know. */
  @ArchTest
  static final ArchRule onlyClassReaders_makesReadersOfClassFiles =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ClassReaders.class)
          .should()
          .callConstructorWhere(target(owner(type(ClassReader.class))));

  /** Nobody finds his room in a package that is larger. */
  @ArchTest
  static void packages_haveAtMost22Types(JavaClasses classes) {
    Map<String, Set<String>> types = new TreeMap<>();
    for (JavaClass each : classes) {
      if (!each.getName().contains("$") && !each.getSimpleName().equals("package-info")) {
        types.computeIfAbsent(each.getPackageName(), p -> new TreeSet<>()).add(each.getName());
      }
    }
    types.values().removeIf(names -> names.size() <= 22);
    assertEquals(Map.of(), types);
  }
}
