package dev.l9.trace.generator.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolIdentityTest {

  private static final String FIX =
      "; fix: look up and dispatch by toolId alone, in all types of tools, and keep toolName for"
          + " people";
  private static final ModuleSpecs SPECS = ModuleSpecs.on("t.ToolBinding", "t.ToolCall");

  @TempDir Path folder;
  private SourceTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SourceTree(folder);
  }

  private SourceTree both(String binding, String call) throws IOException {
    return tree.java("package t;\npublic record ToolBinding(" + binding + ") {}")
        .java("package t;\npublic record ToolCall(" + call + ") {}");
  }

  private SourceTree code(String statements) throws IOException {
    return tree.java(
        """
        package u;
        import t.*;
        class Code {
          java.util.Map<String, ToolBinding> tools;
          Registry registry;
          void run(ToolCall call, ToolBinding tool) {
            %s
          }
        }
        """
            .formatted(statements));
  }

  private String identity() throws IOException {
    Extraction.Outcome outcome = tree.extract(SPECS);
    assertEquals(List.of(), outcome.blockers());
    return outcome.extractions().toolIdentity().orElse("none");
  }

  @Test
  void fieldOfAllTypes_isTheIdentity() throws IOException {
    both("String toolId, String displayName", "String toolId");
    assertEquals("toolId", identity());
    both("String toolName", "String toolName");
    assertEquals("toolName", identity());
    both("String tool_id", "String tool_id");
    assertEquals("tool_id", identity());
    both("String id", "String name");
    assertEquals("none", identity());
  }

  @Test
  void nameThatIsOnlyShown_isNoIdentity() throws IOException {
    both("String toolId, String toolName", "String toolId, String toolName");
    assertEquals("toolId", identity());
    code(
        """
        System.out.println("calls " + call.toolName());
        java.util.List.of(tool).sort(java.util.Comparator.comparing(ToolBinding::toolName));
        if (call.toolName() == null || call.toolName().equals("")) { throw new Error(call.toolName()); }
        tools.get(call.toolId());
        """);
    assertEquals("toolId", identity());
  }

  @Test
  void nameThatIsLookedUpBy_isTheIdentity() throws IOException {
    both("String toolId, String toolName", "String toolId, String toolName");
    code("registry.dispatch(call.toolName());");
    assertEquals("toolName", identity());
  }

  @Test
  void bothUsed_areAmbiguous() throws IOException {
    both("String toolId, String toolName", "String toolId, String toolName");
    code("tools.get(tool.toolId());\n registry.dispatch(call.toolName(), 1);");
    assertEquals(
        List.of(
            "src/main/java/u/Code.java:8: CONTRACT_UNCLEAR: Tool identity ambiguous (both used):"
                + " toolId at src/main/java/u/Code.java:7 (tools.get(tool.toolId())), toolName at"
                + " src/main/java/u/Code.java:8 (registry.dispatch(call.toolName(), 1))"
                + FIX),
        tree.blockers(SPECS));
  }

  @Test
  void typesWithDifferentFields_areAmbiguous() throws IOException {
    both("String toolId", "\n  String toolName");
    assertEquals(
        List.of(
            "src/main/java/t/ToolCall.java:3: CONTRACT_UNCLEAR: Tool identity ambiguous (both used):"
                + " toolId at src/main/java/t/ToolBinding.java:2 (ToolBinding.toolId), toolName at"
                + " src/main/java/t/ToolCall.java:3 (ToolCall.toolName)"
                + FIX),
        tree.blockers(SPECS));
  }

  @Test
  void fieldThatIsUsed_isMissingInOneType() throws IOException {
    both("String toolId, String toolName", "String toolId");
    code("tools.put(tool.toolName(), tool);");
    assertEquals(
        List.of(
            "src/main/java/u/Code.java:7: CONTRACT_UNCLEAR: Tool identity ambiguous (both used):"
                + " toolId at src/main/java/t/ToolBinding.java:2 (ToolBinding.toolId), toolName at"
                + " src/main/java/u/Code.java:7 (tools.put(tool.toolName(), tool))"
                + FIX),
        tree.blockers(SPECS));
  }

  @Test
  void eachKindOfLookup_counts() throws IOException {
    both("String toolId, String toolName", "String toolId, String toolName");
    List<String> lookups =
        List.of(
            "tools.containsKey(call.toolName());",
            "java.util.Set.of(\"a\").contains(call.toolName());",
            "String key = call.toolName(); tools.get(key);",
            "tools.get(java.util.Objects.requireNonNull(call.toolName(), \"tool\"));",
            "tools.get((call.toolName().trim()));",
            "registry.findByName(call.toolName());",
            "registry.authorize(\"user\", call.toolName());",
            "boolean same = call.toolName().equals(tool.toolName());",
            "boolean same = java.util.Objects.equals(call.toolName(), \"search\");",
            "boolean same = call.toolName() == tool.toolName();",
            "switch (call.toolName()) { case \"search\": break; default: }",
            "int n = switch (call.toolName()) { case \"search\" -> 1; default -> 2; };",
            "java.util.stream.Stream.of(tool).collect(java.util.stream.Collectors.toMap(ToolBinding::toolName, t -> t));",
            "java.util.stream.Stream.of(tool).collect(java.util.stream.Collectors.groupingBy(t -> t.toolName()));",
            "java.util.stream.Stream.of(tool).filter(t -> t.toolName().equals(\"a\"));",
            "String toolName = \"x\"; registry.resolve(toolName);",
            "new ToolCall(tool.toolName(), \"shown\");");
    for (String lookup : lookups) {
      code("tools.get(tool.toolId());\n" + lookup);
      List<String> blockers = tree.blockers(SPECS);
      assertEquals(1, blockers.size(), lookup);
      assertEquals(
          Optional.of(true),
          blockers.stream()
              .map(text -> text.contains("Tool identity ambiguous (both used)"))
              .findFirst());
    }
  }

  @Test
  void fallbackFromOneToTheOther_isAmbiguous() throws IOException {
    both("String toolId, String toolName", "String toolId, String toolName");
    code("tools.get(call.toolId() != null ? call.toolId() : call.toolName());");
    assertEquals(1, tree.blockers(SPECS).size());
  }

  @Test
  void parameterOfDispatchingMethod_isALookup() throws IOException {
    both("String toolId, String toolName", "String toolId, String toolName");
    tree.java(
        "package t; public interface Registry { Object dispatch(String toolName); void show(String toolId); }");
    assertEquals("toolName", identity());
  }

  @Test
  void classesWithGetters_areRead() throws IOException {
    tree.java(
        "package t; public class ToolBinding { private String toolId; public String getToolId() { return toolId; } }");
    tree.java("package t; public interface ToolCall { String toolId(); }");
    code("tools.get(tool.getToolId());");
    assertEquals("toolId", identity());
  }

  @Test
  void codeThatUsesOtherTypes_isNoEvidence() throws IOException {
    both("String toolId", "String toolId");
    tree.java(
        "package other; class Shop { java.util.Map<String, Object> drills; Object f(String toolName) { return drills.get(toolName); } }");
    assertEquals("toolId", identity());
  }

  @Test
  void assertionOfTests_isNoLookup() throws IOException {
    both("String toolId, String toolName", "String toolId, String toolName");
    tree.write(
        "src/test/java/t/CodeTest.java",
        "package t; class CodeTest { void t(ToolCall call) { assertTrue(call.toolName().equals(\"a\")); registry.dispatch(call.toolId()); } }");
    assertEquals("toolId", identity());
    tree.write(
        "src/test/java/t/CodeTest.java",
        "package t; class CodeTest { void t(ToolCall call) { registry.dispatch(call.toolName()); registry.dispatch(call.toolId()); } }");
    assertEquals(1, tree.blockers(SPECS).size());
  }

  @Test
  void fileOfUse_mustParse() throws IOException {
    both("String toolId", "String toolId");
    tree.write(
        "src/main/java/u/Broken.java",
        "package u;\nimport t.ToolCall;\nclass Broken {\n  void f( {}\n}\n");
    List<String> blockers = tree.blockers(SPECS);
    assertEquals(1, blockers.size());
    assertEquals(
        "src/main/java/u/Broken.java:4: CONTRACT_UNCLEAR: a file that is needed doesn't parse:",
        blockers.get(0).substring(0, 85));
  }
}
