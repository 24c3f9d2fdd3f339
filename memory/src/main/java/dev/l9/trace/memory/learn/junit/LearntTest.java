package dev.l9.trace.memory.learn.junit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.invariant.LearntInvariant;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.test.CheckedCall;
import dev.l9.trace.replay.test.CheckedTest;
import dev.l9.trace.replay.test.ReplayTest;
import dev.l9.trace.replay.test.TestMaker;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.replay.type.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what always held for the result of a method as a test: it calls the method with arguments
 * that were recorded, and asserts the invariants, not the results.
 */
public final class LearntTest {

  private static final int MOST_CALLS = 5;

  private LearntTest() {}

  /**
   * What came of it.
   *
   * @param test null if there is none
   * @param invariants how many it asserts
   * @param leftOut why calls aren't in it, in sentences
   */
  public record Outcome(@Nullable ReplayTest test, int invariants, List<String> leftOut) {
    public Outcome {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Makes a test of what was learnt of a method.
   *
   * @param method such as {@code com.acme.Orders#total}
   * @param store holds the executions that show what was learnt
   */
  public static Outcome make(
      String method, List<Finding> findings, PacketStore store, ClassPath classes)
      throws IOException {
    List<LearntInvariant> invariants = ofResult(findings);
    if (invariants.isEmpty()) {
      return new Outcome(null, 0, List.of("nothing was learnt of what it returns"));
    }
    InvariantCode code = new InvariantCode();
    invariants.forEach(code::add);
    List<CheckedCall> calls = new ArrayList<>();
    Set<String> leftOut = new LinkedHashSet<>();
    for (RecordedCall call : calls(findings, store, leftOut)) {
      try {
        String name = "call" + (calls.size() + 1);
        CheckedCall checked =
            TestMaker.checked(classes, call, name, result -> check(code, call, result));
        requireKnownState(checked);
        calls.add(checked);
      } catch (Refusal.Refused e) {
        leftOut.add(e.refusal().toString());
      }
    }
    return calls.isEmpty()
        ? new Outcome(null, 0, List.copyOf(leftOut))
        : new Outcome(test(method, code, calls, leftOut), invariants.size(), List.copyOf(leftOut));
  }

  /** What a method returns may depend on its object, and on static fields, as they were then. */
  private static void requireKnownState(CheckedCall call) {
    if (call.isOnNewObject()) {
      throw new Refusal(
              Refusal.Kind.INCOMPLETE,
              "this",
              "the object on which the method was called has fields, and isn't recorded",
              "run the program with capture.receiver of this method")
          .asException();
    } else if (!call.variables().isEmpty()) {
      String field = Program.safe(call.variables().iterator().next());
      throw new Refusal(
              Refusal.Kind.INCOMPLETE,
              "",
              "what it returns may depend on the static field " + field + ", which isn't recorded",
              "")
          .asException();
    }
  }

  private static List<LearntInvariant> ofResult(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.kind() == FindingKind.INVARIANT)
        .map(LearntInvariant::of)
        .filter(learnt -> learnt.invariant().isOfResult())
        .toList();
  }

  /**
   * The executions that the findings name, those with equal arguments once. Findings of failures
   * name executions that returned nothing, and no test is made of these.
   */
  private static List<RecordedCall> calls(
      List<Finding> findings, PacketStore store, Set<String> leftOut) throws IOException {
    Set<UUID> ids = new LinkedHashSet<>();
    findings.forEach(finding -> ids.addAll(finding.evidence().examples()));
    Map<Object, RecordedCall> calls = new LinkedHashMap<>();
    for (UUID id : ids) {
      Optional<Packet> packet = store.get(id);
      if (packet.isPresent() && calls.size() < MOST_CALLS) {
        try {
          RecordedCall call = RecordedCalls.of(packet.get());
          if (!call.isFailed()) {
            calls.putIfAbsent(List.of(call.inputs(), Optional.ofNullable(call.receiver())), call);
          }
        } catch (Refusal.Refused e) {
          leftOut.add(e.refusal().toString());
        }
      }
    }
    return List.copyOf(calls.values());
  }

  private static CodeBlock check(InvariantCode code, RecordedCall call, String result) {
    Values values = new Values(call.inputs(), call.output());
    List<CodeBlock> arguments = new ArrayList<>();
    for (VariablePath variable : code.parameters().keySet()) {
      arguments.add(JavaValue.of(values.read(variable)));
    }
    arguments.add(CodeBlock.of("$L", result));
    return CodeBlock.builder().addStatement("check($L)", CodeBlock.join(arguments, ",$W")).build();
  }

  private static ReplayTest test(
      String method, InvariantCode code, List<CheckedCall> calls, Set<String> leftOut) {
    MethodSpec.Builder check =
        MethodSpec.methodBuilder("check")
            .addJavadoc("Fails if something doesn't hold that always held.\n")
            .addModifiers(Modifier.STATIC)
            .addException(Exception.class);
    code.parameters().values().forEach(name -> check.addParameter(Object.class, name));
    check.addParameter(Object.class, VariablePath.RESULT).addCode(code.statements());
    return CheckedTest.of(
        ClassNames.of(method),
        about(method, calls, leftOut),
        calls,
        List.of(check.build()),
        TestMembers.source());
  }

  private static String about(String method, List<CheckedCall> calls, Set<String> leftOut) {
    StringBuilder text = new StringBuilder("What always held for the result of ");
    text.append(Program.safe(method).replace("<", "&lt;").replace(">", "&gt;"));
    text.append(", learnt by L9 Trace from recorded executions.\n");
    Set<String> assumed = new LinkedHashSet<>();
    calls.forEach(call -> assumed.addAll(call.assumptions()));
    paragraph(text, "Taken for granted", assumed);
    paragraph(text, "Calls that are left out", leftOut);
    return text.toString();
  }

  private static void paragraph(StringBuilder text, String title, Set<String> items) {
    if (!items.isEmpty()) {
      text.append("\n<p>").append(title).append(":\n\n<ul>\n");
      items.forEach(item -> text.append("  <li>").append(plain(item)).append('\n'));
      text.append("</ul>\n");
    }
  }

  /** Names of strangers don't end the comment. */
  private static String plain(String text) {
    return text.replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("*/", "* /")
        .replace("@", "(at)")
        .replace("\\", "/");
  }
}
