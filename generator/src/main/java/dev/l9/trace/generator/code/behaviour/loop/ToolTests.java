package dev.l9.trace.generator.code.behaviour.loop;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the tests of how a loop calls tools: which ones, and what it takes for their results. */
final class ToolTests {

  private static final String IDENTITY = "dispatch.identity_field_used";

  private final OperationContext context;
  private final Loop loop;
  private final LoopTypes types;
  private final LoopFixture fixture;
  private final LocalNames names;

  ToolTests(OperationContext context, Loop loop, LoopTypes types, LoopFixture fixture) {
    this.context = context;
    this.loop = loop;
    this.types = types;
    this.fixture = fixture;
    this.names = new LocalNames(context);
  }

  /** What the tests need. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>(List.of(mismatchMethod()));
    loop.notApproved().ifPresent(error -> methods.add(0, notApprovedMethod(error)));
    return methods;
  }

  /** All of them. */
  List<ContractTest> all() {
    List<ContractTest> tests = new ArrayList<>();
    loop.notApproved().ifPresent(error -> notApproved().forEach(tests::add));
    tests.add(callSchema());
    tests.addAll(mismatches());
    tests.add(failure(types.next()));
    tests.add(noStep());
    tests.add(failure(types.dispatch()));
    return tests;
  }

  /** One test with a tool that nobody knows, and one with what else an approved tool is called. */
  private List<ContractTest> notApproved() {
    List<ContractTest> tests = new ArrayList<>();
    CodeBlock unknown = CodeBlock.of("$L + $S", fixture.approvedTool(), "x");
    tests.add(notApproved("refusesAToolThatIsNotApproved", unknown));
    types
        .tool()
        .flatMap(this::otherName)
        .ifPresent(
            field ->
                tests.add(
                    notApproved(
                        "findsNoToolByIts" + ModuleNames.capitalized(field.name()),
                        context.samples().value(field, 0))));
    return tests;
  }

  private Optional<FieldSpec> otherName(TypeRef tool) {
    return context.samples().shapes().components(tool).orElseThrow().stream()
        .filter(field -> !field.name().equals(types.identity()))
        .filter(field -> field.type().name().endsWith("String"))
        .filter(field -> !context.samples().text(field, 0).isEmpty())
        .findFirst();
  }

  private ContractTest notApproved(String behaviour, CodeBlock tool) {
    TestBody body =
        new TestBody()
            .then("$N($L)", names.of("assertNotApproved"), fixture.callOf(tool))
            .equal(CodeBlock.of("$T.of()", List.class), fixture.dispatchCalls());
    return test(behaviour, IDENTITY, body);
  }

  private MethodSpec notApprovedMethod(String error) {
    TestBody body =
        new TestBody()
            .then("$L = context -> $T.of(call)", context.fixture().on(loop.next()), Optional.class);
    return helper(
        "assertNotApproved", types.call(), "call", refused(body, context.names().error(error)));
  }

  private MethodSpec mismatchMethod() {
    TestBody body =
        fixture.calling().then("$L = call -> result", context.fixture().on(loop.dispatch()));
    return helper(
        "assertMismatch",
        types.result(),
        "result",
        refused(body, context.names().error(loop.mismatch())));
  }

  private MethodSpec helper(String name, TypeRef type, String parameter, TestBody body) {
    return MethodSpec.methodBuilder(names.of(name))
        .addModifiers(Modifier.PRIVATE)
        .addParameter(context.names().type(type), parameter)
        .addCode(body.end())
        .build();
  }

  private ContractTest callSchema() {
    TestBody body = fixture.steps(fixture.steps()).gap().then("$L", call()).gap();
    if (fixture.steps() == 0) {
      body = fixture.endlessly().gap().then("$L", call()).gap();
    }
    body.then("$T call = $L.get(0)", context.names().type(types.call()), fixture.dispatchCalls());
    for (FieldSpec field : context.samples().shapes().components(types.call()).orElseThrow()) {
      body.equal(
          CodeBlock.of("$N.$N()", fixture.call(), field.name()),
          CodeBlock.of("call.$N()", field.name()));
    }
    return new ContractTest(
        context.operation().name() + "_handsTheCallOnAsItWasPlanned",
        List.of("dispatch.ToolCallRequest_schema", IDENTITY),
        body.end(),
        false);
  }

  private List<ContractTest> mismatches() {
    List<ContractTest> tests = new ArrayList<>();
    tests.add(mismatch("OfAnotherTool", other(types.identity())));
    if (types.linksCalls()) {
      tests.add(mismatch("OfAnotherCall", other("correlationId")));
    }
    tests.add(mismatch("ThatIsNone", CodeBlock.of("null")));
    return tests;
  }

  private CodeBlock other(String component) {
    CodeBlock value = CodeBlock.of("$N.$N() + $S", fixture.call(), component, "x");
    return fixture.newResult(Map.of(component, value));
  }

  private ContractTest mismatch(String which, CodeBlock result) {
    TestBody body =
        new TestBody()
            .then("$N($L)", names.of("assertMismatch"), result)
            .equal(CodeBlock.of("$T.of($N)", List.class, fixture.call()), fixture.dispatchCalls());
    return test("refusesAResult" + which, "dispatch.ToolCallResult_validated", body);
  }

  private ContractTest failure(CalledMethod method) {
    TestBody body = fixture.endlessly().failing(context.fixture().on(method.ref()), "input").gap();
    body.failsWithError(context.errors().errorOf(method.ref()), call())
        .gap()
        .same("failure", "error.getCause()");
    return test(
        "failsWhere" + ModuleNames.capitalized(method.ref().method()) + "Fails",
        "errors.typed",
        body);
  }

  private ContractTest noStep() {
    TestBody body =
        new TestBody().then("$L = context -> null", context.fixture().on(loop.next())).gap();
    refused(body, context.errors().errorOf(loop.next()))
        .equal(CodeBlock.of("$T.of()", List.class), fixture.dispatchCalls());
    return new ContractTest(
        context.operation().name() + "_failsWhereThePlannerGivesNoAnswer",
        List.of("errors.typed", "errors.fail_closed"),
        body.end(),
        false);
  }

  /** The call fails with an error that names the request. */
  private TestBody refused(TestBody body, ClassName error) {
    if (!context.errors().isCorrelated()) {
      return body.fails(error, call());
    }
    return body.failsWithError(error, call())
        .gap()
        .equal(CodeBlock.of("$N.correlationId()", fixture.request()), "error.correlationId()");
  }

  private CodeBlock call() {
    return context.fixture().call(context.operation());
  }

  private ContractTest test(String behaviour, String contract, TestBody body) {
    return ContractTest.of(context.operation().name() + "_" + behaviour, contract, body.end());
  }
}
