package dev.l9.trace.generator.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodCheckTest {

  private static final String PORT = "; fix: declare a port that does it, and call that";

  @TempDir Path folder;
  private SourceTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SourceTree(folder);
    tree.java("package a; public record In(String id) {}");
    tree.java("package a; public record Out(String id) {}");
    tree.java(
        """
        package a;
        public abstract class Service extends Base {
          public abstract Out fits(In in);
          public Out twice(In in) { return null; }
          public Out twice(In in, int n) { return null; }
          public String other(String text) { return text; }
          public static Out fixed(In in) { return null; }
          Out hidden(In in) { return null; }
          public Out none() { return null; }
        }
        """);
    tree.java("package a; public class Base { public Out inherited(In in) { return null; } }");
  }

  private List<String> call(String method) throws IOException {
    return tree.blockers(
        ModuleSpecs.on("a.In", "a.Out", "a.Service").call("In", "Out", "Service", method));
  }

  @Test
  void methodThatFits_isTaken() throws IOException {
    assertEquals(List.of(), call("fits"));
    assertEquals(List.of(), call("inherited"));
  }

  @Test
  void methodThatDoesNotFit_isABlocker() throws IOException {
    String at = "; a.Service is in src/main/java/a/Service.java:2";
    String line = "module.yaml:42: SPEC_BLOCKER: ";
    assertEquals(
        List.of(line + "Method not found: Service.fit" + at + "; fix: name fits"), call("fit"));
    assertEquals(
        List.of(line + "Method not found: Service.somethingElse" + at + PORT),
        call("somethingElse"));
    assertEquals(
        List.of(line + "Service.twice is overloaded, in lines 4, 5" + at + PORT), call("twice"));
    assertEquals(
        List.of(
            line + "Service.other takes java.lang.String, and the spec gives it a.In" + at + PORT,
            line + "Service.other gives java.lang.String, and the spec wants a.Out" + at + PORT),
        call("other"));
    assertEquals(List.of(line + "Service.fixed is static or private" + at + PORT), call("fixed"));
    assertEquals(List.of(line + "Service.hidden isn't public" + at + PORT), call("hidden"));
    assertEquals(
        List.of(line + "Service.none has 0 parameters, and the spec calls it with 1" + at + PORT),
        call("none"));
  }

  @Test
  void methodOfPort_isNotLookedFor() throws IOException {
    assertEquals(
        List.of(),
        tree.blockers(
            ModuleSpecs.on("a.In")
                .port("Service", "run", Optional.of("In"), Optional.of("In"))
                .call("In", "In", "Service", "run")));
  }

  @Test
  void methodOfErrorPolicy_mustBeThere() throws IOException {
    assertEquals(
        List.of(
            "module.yaml:61: SPEC_BLOCKER: Method not found: Service.fi; a.Service is in"
                + " src/main/java/a/Service.java:2"
                + "; fix: declare a port that does it, and call that"),
        tree.blockers(ModuleSpecs.on("a.Service").error("Failed", "Service", "fi")));
  }

  private ModuleSpecs loop() {
    return ModuleSpecs.on("a.Request", "a.Result", "a.Registry", "a.Binding")
        .record("Task", "String id", "List<Binding> approvedTools")
        .record("Context", "Task task")
        .port("Planner", "next", Optional.of("Context"), Optional.of("Optional<Request>"))
        .loop("Planner.next", "Registry.dispatch");
  }

  private void tools(String request, String result, String binding) throws IOException {
    tree.java("package a; public interface Registry { Result dispatch(Request request); }");
    tree.java("package a; public record Request(" + request + ") {}");
    tree.java("package a; public record Result(" + result + ") {}");
    tree.java("package a; public record Binding(" + binding + ") {}");
  }

  @Test
  void loop_needsIdentityAndCorrelation() throws IOException {
    String both = "String toolId, String correlationId";
    tools(both, both, "String toolId");
    assertEquals(List.of(), tree.blockers(loop()));
    tools("String toolId", "String toolId, int correlationId", "String name");
    String line = "module.yaml:41: CONTRACT_UNCLEAR: ";
    assertEquals(
        List.of(
            line
                + "a.Request has no correlationId, by which results are linked; fix: add the"
                + " component String correlationId to a.Request",
            line
                + "correlationId of a.Result, by which results are linked, is int, and no String;"
                + " fix: add the component String correlationId to a.Result",
            line
                + "a.Binding has no toolId, by which tools are named; fix: add the component String"
                + " toolId to a.Binding"),
        tree.blockers(loop()));
  }

  @Test
  void loop_needsTheIdentityInCallsAndResults() throws IOException {
    String line = "module.yaml:41: CONTRACT_UNCLEAR: ";
    String why =
        " has no toolId, by which tools are named; fix: add the component String toolId to ";
    tools("String correlationId", "String correlationId, String toolId", "String toolId");
    assertEquals(List.of(line + "a.Request" + why + "a.Request"), tree.blockers(loop()));
    tools("String correlationId", "String correlationId", "String displayName");
    assertEquals(
        List.of(
            line + "a.Request" + why + "a.Request",
            line + "a.Result" + why + "a.Result",
            line + "a.Binding" + why + "a.Binding"),
        tree.blockers(loop()));
  }

  @Test
  void loop_takesTheIdentityOfTheSpecsOwnRecords() throws IOException {
    ModuleSpecs specs =
        ModuleSpecs.on()
            .record("Task", "String id", "List<String> approvedTools")
            .record("Context", "Task task")
            .record("Request", "String toolName", "String correlationId")
            .record("Result", "String toolName", "String correlationId")
            .port("Planner", "next", Optional.of("Context"), Optional.of("Optional<Request>"))
            .port("Registry", "dispatch", Optional.of("Request"), Optional.of("Result"))
            .loop("Planner.next", "Registry.dispatch");
    Extraction.Outcome outcome = tree.extract(specs);
    assertEquals(List.of(), outcome.blockers());
    assertEquals(Optional.of("toolName"), outcome.extractions().toolIdentity());
  }

  @Test
  void dispatchOfLoop_takesWhatTheStepIs() throws IOException {
    String both = "String toolId, String correlationId";
    tools(both, both, "String toolId");
    tree.java("package a; public interface Registry { Result dispatch(String toolId); }");
    assertEquals(
        List.of(
            "module.yaml:42: SPEC_BLOCKER: Registry.dispatch takes java.lang.String, and the spec"
                + " gives it a.Request; a.Registry is in src/main/java/a/Registry.java:1"
                + PORT),
        tree.blockers(loop()));
  }
}
