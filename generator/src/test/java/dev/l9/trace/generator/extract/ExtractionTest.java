package dev.l9.trace.generator.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.module.ContractChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It changes the default locale.")
class ExtractionTest {

  @TempDir Path folder;
  private SourceTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SourceTree(folder);
  }

  @Test
  void dependencyThatIsNotThere_isNamedWithTheNearest() throws IOException {
    tree.java("package com.example.tools; public record ToolBinding(String toolId) {}");
    tree.java("package com.example.tools; public record ToolCallRequest(String toolId) {}");
    tree.write("src/main/kotlin/com/example/Plan.kt", "package com.example\nclass Plan");
    assertEquals(
        List.of(
            "module.yaml:20: SPEC_BLOCKER: Model not found: com.example.ToolBinding is in no Java"
                + " file of the repository; fix: name com.example.tools.ToolBinding",
            "module.yaml:21: SPEC_BLOCKER: Model not found: com.example.tools.ToolCalRequest is in no"
                + " Java file of the repository; fix: name com.example.tools.ToolCallRequest",
            "module.yaml:22: SPEC_BLOCKER: Model not found: com.example.Plan is in no Java file of"
                + " the repository; fix: declare it as a port or a type of the module;"
                + " src/main/kotlin/com/example/Plan.kt is Kotlin, and only Java is read",
            "module.yaml:23: SPEC_BLOCKER: Model not found: org.other.Thing is in no Java file of the"
                + " repository; fix: correct the name, create the type, or declare it in the spec"),
        tree.blockers(
            ModuleSpecs.on(
                "com.example.ToolBinding",
                "com.example.tools.ToolCalRequest",
                "com.example.Plan",
                "org.other.Thing")));
  }

  @Test
  void dependencyThatIsThereTwice_isNamedWithBothPlaces() throws IOException {
    tree.write("one/src/main/java/a/A.java", "package a;\npublic record A(int n) {}");
    tree.write("two/src/main/java/a/A.java", "package a;\n\npublic record A(int n) {}");
    assertEquals(
        List.of(
            "module.yaml:20: SPEC_BLOCKER: Model found twice: a.A is in one/src/main/java/a/A.java:2"
                + " and in two/src/main/java/a/A.java:3; fix: delete one of them, or have git ignore"
                + " it"),
        tree.blockers(ModuleSpecs.on("a.A")));
    tree.write("module/src/main/java/a/A.java", "package a; public record A(String own) {}");
    assertEquals("own", tree.type("a.A").fields().get(0).name());
  }

  @Test
  void typeThatIsNeededAndThereTwice_isUnclear() throws IOException {
    tree.java("package a;\npublic record A(b.B b) {}");
    tree.write("one/src/main/java/b/B.java", "package b; public record B(int n) {}");
    tree.write("two/src/main/java/b/B.java", "package b; public record B(int n) {}");
    assertEquals(
        List.of(
            "src/main/java/a/A.java:2: CONTRACT_UNCLEAR: Model found twice: b.B is in"
                + " one/src/main/java/b/B.java:1 and in two/src/main/java/b/B.java:1; a.A needs it;"
                + " fix: delete one of them, or have git ignore it"),
        tree.blockers(ModuleSpecs.on("a.A")));
    tree.write("src/main/java/b/B.java", "package b; public record B(int near) {}");
    assertEquals(List.of(), tree.blockers(ModuleSpecs.on("a.A")));
  }

  @Test
  void dependencyThatCannotBeUsed_isABlocker() throws IOException {
    tree.java("package a;\nrecord Hidden(int n) {}");
    tree.java("package a; public class Outer { private static class Inner {} }");
    tree.write("src/main/java/a/Mark.java", "package a; public @interface Mark {}");
    assertEquals(
        List.of(
            "module.yaml:20: SPEC_BLOCKER: a.Hidden isn't public, src/main/java/a/Hidden.java:2; fix:"
                + " make it public, or put the module into its package",
            "module.yaml:21: SPEC_BLOCKER: a.Outer.Inner isn't public, src/main/java/a/Outer.java:1;"
                + " fix: make it public, or put the module into its package",
            "module.yaml:22: SPEC_BLOCKER: a.Mark is an annotation, src/main/java/a/Mark.java:1; fix:"
                + " name a type that has values"),
        tree.blockers(ModuleSpecs.on("a.Hidden", "a.Outer.Inner", "a.Mark")));
    assertEquals(List.of(), tree.blockers(ModuleSpecs.on("a.Hidden").inPackage("a")));
  }

  @Test
  void fileThatDoesNotParse_isABlockerWhereItIsNeeded() throws IOException {
    tree.java("package a; public record A(B b) {}");
    tree.write("src/main/java/a/B.java", "package a;\npublic record B(int n) {\n  int f( { }\n}\n");
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.JAPAN);
      String feature = String.valueOf(Runtime.version().feature());
      assertEquals(
          List.of(
              "src/main/java/a/B.java:3: CONTRACT_UNCLEAR: a file that is needed doesn't parse:"
                  + " illegal start of type; fix: correct the file; it has to be Java "
                  + feature
                  + " or older"),
          tree.blockers(ModuleSpecs.on("a.A")));
    } finally {
      Locale.setDefault(before);
    }
    tree.write("src/main/java/a/B.java", "package a; public record B(int n) {}");
    tree.write("src/main/java/c/Broken.java", "package c; class Broken {");
    assertEquals(List.of(), tree.blockers(ModuleSpecs.on("a.A")));
  }

  @Test
  void deepNesting_isABlockerAndNoCrash() throws IOException {
    String deep = "(".repeat(50_000) + "1" + ")".repeat(50_000);
    tree.java("package a;\npublic class A { int n = " + deep + "; }");
    List<String> blockers = tree.blockers(ModuleSpecs.on("a.A"));
    assertEquals(1, blockers.size());
    assertTrue(
        blockers
            .get(0)
            .startsWith(
                "src/main/java/a/A.java:1: CONTRACT_UNCLEAR: a file that is needed is too much for the"
                    + " compiler: java.lang.StackOverflowError"),
        blockers.get(0));
    String sum = "a + ".repeat(20_000) + "a";
    tree.java("package a;\npublic class A { int a; int f() { return " + sum + "; } }");
    assertEquals(
        "src/main/java/a/A.java:1: CONTRACT_UNCLEAR: a file that is needed is nested too deeply; fix:"
            + " correct the file",
        tree.blockers(ModuleSpecs.on("a.A")).get(0).replaceFirst("; it has.*", ""));
  }

  @Test
  void assumptionsThatDiffer_areChanges() throws IOException {
    tree.java("package a; public record Tool(String toolId) {}");
    ModuleSpecs specs = ModuleSpecs.on("a.Tool").assumes("tool_name", "memory_cache");
    Extractions found = tree.extract(specs).extractions();
    assertEquals(Optional.of("toolId"), found.toolIdentity());
    assertEquals(
        List.of(
            new ContractChange(
                "tool_name as identity",
                "the repository uses toolId, src/main/java/a/Tool.java:1",
                "Using toolId throughout."),
            new ContractChange(
                "memory_cache as idempotency",
                "no code that uses the spec's types notices repeated calls (none)",
                "The spec asks for no idempotency, and the module notices no repeated calls.")),
        found.changes());
    assertEquals(
        List.of(),
        tree.extract(ModuleSpecs.on("a.Tool").assumes("tool_id", "none")).extractions().changes());
  }

  @Test
  void specWithoutDependencies_readsNothing() throws IOException {
    tree.write("src/main/java/a/Broken.java", "package a; class {");
    Extraction.Outcome outcome = tree.extract(ModuleSpecs.on());
    assertEquals(List.of(), outcome.blockers());
    assertEquals(
        new Extractions(List.of(), Optional.empty(), IdempotencyMechanism.NONE, List.of()),
        outcome.extractions());
  }

  @Test
  void equalRepository_givesEqualResults(@TempDir Path other) throws IOException {
    List<String> types = List.of("A", "B", "C", "D");
    SourceTree second = new SourceTree(other.resolve("else where"));
    String before = "";
    for (String type : types) {
      tree.java("package p; public record " + type + "(" + before + "int n) {}");
      before += type + " " + type.toLowerCase(Locale.ROOT) + ", ";
    }
    before = "";
    for (String type : types) {
      second.java("package p; public record " + type + "(" + before + "int n) {}");
      before += type + " " + type.toLowerCase(Locale.ROOT) + ", ";
    }
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Extraction.Outcome one = tree.extract(ModuleSpecs.on("p.D", "p.B"));
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      Extraction.Outcome two = second.extract(ModuleSpecs.on("p.D", "p.B"));
      assertEquals(one, two);
      assertEquals(ExtractionText.of(one.extractions()), ExtractionText.of(two.extractions()));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertEquals(4, one.extractions().types().size());
  }
}
