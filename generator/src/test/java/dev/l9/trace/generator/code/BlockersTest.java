package dev.l9.trace.generator.code;

import static dev.l9.trace.generator.code.Specs.field;
import static dev.l9.trace.generator.code.Specs.method;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said where nothing can be generated. */
class BlockersTest {

  private static Specs parts() {
    return new Specs("desk", "Desk", "Does what is asked.")
        .record("Ask", "What is asked.", field("key", "String", "a key"))
        .record("Answer", "What is answered.", field("key", "String", "a key"));
  }

  private static Specs withPort(Specs parts) {
    return parts.port("Backend", "Answers.", method("ask", "answers", "Ask", "Answer"));
  }

  private static void assertBlocked(Specs parts, String... expected) {
    CodeGenerator.Result result = CodeGenerator.generate(parts.build(), Specs.NO_EXTRACTIONS);
    assertEquals(List.of(expected), result.blockers().stream().map(Blocker::toString).toList());
    assertEquals(List.of(), result.files());
  }

  private static Specs.Call ask() {
    return new Specs.Call("ask", "Asks.", "Ask", "Answer", "Backend.ask");
  }

  @Test
  void pattern_needsAnExample() {
    Specs parts =
        withPort(
            parts()
                .record("Code", "A code.", field("code", "String", "a code", "pattern=[0-9]{4}")));
    assertBlocked(
        parts.call(ask()),
        "module.yaml:21: INVENTION_REQUIRED: tests need a value of code, and no value can be"
            + " derived from its pattern; fix: add an example");
  }

  @Test
  void contract_thatNoTestProves() {
    assertBlocked(
        withPort(parts()).call(ask()).accept("errors.typed", "signature.valid_passes"),
        "module.yaml:14: INVENTION_REQUIRED: no generated test proves signature.valid_passes;"
            + " fix: leave it out of acceptance.required, or give the module what it speaks of");
  }

  @Test
  void names_thatMeanNothing_areAllTold() {
    assertBlocked(
        parts()
            .record("List", "A list.", field("key", "Missing", "a key"))
            .port("Clock", "A port.", method("ask", "asks", "Nowhere", ""))
            .call(ask()),
        "module.yaml:10: SPEC_BLOCKER: a type can't be called List, since the generated code has"
            + " one of that name already; fix: give it another name",
        "module.yaml:21: SPEC_BLOCKER: no type is called Missing; fix: declare it under types, or"
            + " name it with its package under dependencies",
        "module.yaml:12: SPEC_BLOCKER: a type can't be called Clock, since the generated code has"
            + " one of that name already; fix: give it another name",
        "module.yaml:12: SPEC_BLOCKER: a port can't be called Clock, since the service has such a"
            + " variable already; fix: give it another name",
        "module.yaml:12: SPEC_BLOCKER: no operation calls the port Clock; fix: leave it out, or"
            + " name one of its methods in an operation",
        "module.yaml:19: SPEC_BLOCKER: no type is called Nowhere; fix: declare it under types, or"
            + " name it with its package under dependencies",
        "module.yaml:20: SPEC_BLOCKER: neither a port nor a type of the repository has a method"
            + " Backend.ask; fix: name a method of a port, or of a type under dependencies");
  }

  @Test
  void call_hasTheTypesOfItsTarget() {
    assertBlocked(
        withPort(parts()).call(new Specs.Call("ask", "Asks.", "Answer", "", "Backend.ask")),
        "module.yaml:20: SPEC_BLOCKER: Backend.ask takes Ask, and ask Answer; fix: have both name"
            + " the same type",
        "module.yaml:20: SPEC_BLOCKER: Backend.ask gives Answer, and ask nothing; fix: have both"
            + " name the same type");
  }

  @Test
  void call_hasTheErrorsThatItCanEndWith() {
    assertBlocked(
        withPort(parts())
            .error("AskFailed", "No answer", "Backend.ask", Reaction.RESPOND)
            .error("Odd", "Odd", "")
            .call(ask().errors("Odd")),
        "module.yaml:15: SPEC_BLOCKER: ask never ends with Odd; fix: leave Odd out of its errors,"
            + " or say when: Backend.ask of the error",
        "module.yaml:15: SPEC_BLOCKER: ask ends with AskFailed, which isn't among its errors; fix:"
            + " put AskFailed into its errors",
        "module.yaml:13: SPEC_BLOCKER: only an adapter that answers with a status can respond to"
            + " AskFailed; fix: say policy: fail_closed");
  }

  @Test
  void call_usesItsThread() {
    assertBlocked(
        withPort(parts()).call(ask().thread("key")),
        "module.yaml:15: SPEC_BLOCKER: the thread_key of ask has no use, since its output has no"
            + " threadId; fix: add {name: threadId, type: UUID} to the output, or leave thread_key"
            + " out");
  }

  @Test
  void record_thatHoldsItselfWithoutAnEnd() {
    assertBlocked(
        withPort(parts().record("Tree", "A tree.", field("tree", "Tree", "itself"))).call(ask()),
        "module.yaml:21: INVENTION_REQUIRED: tests need a value of tree, and it holds itself,"
            + " without an end; fix: add an example");
  }
}
