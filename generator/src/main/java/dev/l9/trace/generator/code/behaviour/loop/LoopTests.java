package dev.l9.trace.generator.code.behaviour.loop;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.InputFacts;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.code.behaviour.role.ThreadIdTest;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Optional;

/** Writes the tests that prove that a loop ends, and what the planner and the caller get. */
final class LoopTests {

  private final OperationContext context;
  private final Loop loop;
  private final LoopTypes types;
  private final LoopRecords records;
  private final LoopFixture fixture;

  LoopTests(OperationContext context, Loop loop, LoopTypes types) {
    this.context = context;
    this.loop = loop;
    this.types = types;
    this.records = new LoopRecords(context, loop, types);
    this.fixture = new LoopFixture(context, loop, types, records);
  }

  /** Adds the tests, and what they need. */
  void addTo(OperationCode code) {
    fixture.constants().forEach(code::testField);
    code.test(terminates()).test(bounded()).test(contextSchema());
    loop.approved().flatMap(this::tools).ifPresent(code::test);
    correlated().ifPresent(code::test);
    thread().ifPresent(code::test);
    ToolTests tools = new ToolTests(context, loop, types, fixture);
    tools.all().forEach(code::test);
    tools.methods().forEach(code::testMethod);
    new RunOnceTests(context, types, fixture).addTo(code);
  }

  private ContractTest terminates() {
    int steps = fixture.steps();
    TestBody body = fixture.steps(steps).gap().then("$L", fixture.run()).gap();
    ended(body, records.completed(), steps)
        .equal(fixture.listOf(fixture.call(), steps), fixture.dispatchCalls());
    return new ContractTest(
        context.operation().name() + "_endsWhereNoStepIsLeft",
        context.operation().idempotency().isPresent()
            ? List.of("executor.terminates", "idempotency.first_processes_fully")
            : List.of("executor.terminates"),
        body.end(),
        false);
  }

  private ContractTest bounded() {
    TestBody body = fixture.endlessly().gap().then("$L", fixture.run()).gap();
    ended(body, records.limitReached(), loop.maxIterations());
    for (CodeBlock made : List.of(fixture.nextCalls(), fixture.dispatchCalls())) {
      body.equal(CodeBlock.of("$L", loop.maxIterations()), CodeBlock.of("$L.size()", made));
    }
    return test("endsAtTheLimit", "executor.bounded", body);
  }

  private TestBody ended(TestBody body, String outcome, int calls) {
    String component = records.nameOf(types.output(), types.outcome()).orElseThrow();
    body.equal(records.outcome(outcome), CodeBlock.of("result.$N()", component));
    if (records.has(types.output(), "iterations", "int")) {
      body.equal(CodeBlock.of("$L", calls), CodeBlock.of("result.iterations()"));
    }
    records
        .results(types.output())
        .ifPresent(
            results ->
                body.equal(
                    CodeBlock.of(
                        "$T.nCopies($L, $N)", java.util.Collections.class, calls, fixture.result()),
                    CodeBlock.of("result.$N()", results)));
    return body;
  }

  private ContractTest contextSchema() {
    int steps = fixture.steps();
    TestBody body =
        fixture.steps(steps).gap().then("$L", context.fixture().call(context.operation())).gap();
    for (int step : steps == 0 ? new int[] {0} : new int[] {0, steps}) {
      CodeBlock expected =
          records.context(
              fixture.request(),
              ThreadIdTest.expected(context),
              fixture.listOf(fixture.result(), step));
      body.equal(expected, CodeBlock.of("$L.get($L)", fixture.nextCalls(), step));
    }
    return test("plansEachStepFromWhatIsKnown", "runtime.context_schema", body);
  }

  /** The tools that the planner sees are those of the request. */
  private Optional<ContractTest> tools(String approved) {
    Optional<String> task = records.nameOf(types.context(), types.request());
    return task.flatMap(name -> types.tool().map(tool -> tools(name, approved, tool)));
  }

  private ContractTest tools(String task, String approved, TypeRef tool) {
    TypeRef list = new TypeRef("List", List.of(tool));
    TestBody body =
        fixture
            .atOnce()
            .gap()
            .then("$L", context.fixture().call(context.operation()))
            .gap()
            .then(
                "$T tools = $L.get(0).$N().$N()",
                context.names().type(list),
                fixture.nextCalls(),
                task,
                approved)
            .then("$T tool = tools.get(0)", context.names().type(tool))
            .equal(CodeBlock.of("$N.$N()", fixture.request(), approved), "tools");
    for (FieldSpec field : context.samples().shapes().components(tool).orElseThrow()) {
      CodeBlock expected =
          CodeBlock.of("$N.$N().get(0).$N()", fixture.request(), approved, field.name());
      body.equal(expected, CodeBlock.of("tool.$N()", field.name()));
    }
    return test("showsThePlannerTheApprovedTools", "runtime.tools_are_ToolBinding", body);
  }

  private Optional<ContractTest> correlated() {
    Optional<CodeBlock> id = InputFacts.correlationId(context, fixture.request());
    boolean isInContext = records.has(types.context(), "correlationId", "String");
    boolean isInOutput = records.has(types.output(), "correlationId", "String");
    if (id.isEmpty() || !(isInContext || isInOutput)) {
      return Optional.empty();
    }
    TestBody body = fixture.atOnce().gap().then("$L", fixture.run()).gap();
    if (isInContext) {
      body.equal(id.get(), CodeBlock.of("$L.get(0).correlationId()", fixture.nextCalls()));
    }
    if (isInOutput) {
      body.equal(id.get(), CodeBlock.of("result.correlationId()"));
    }
    return Optional.of(test("keepsTheCorrelationId", "runtime.correlation_id", body));
  }

  private Optional<ContractTest> thread() {
    CodeBlock actual =
        records.has(types.output(), "threadId", "UUID")
            ? CodeBlock.of("result.threadId()")
            : CodeBlock.of("$L.get(0).threadId()", fixture.nextCalls());
    return ThreadIdTest.expected(context)
        .map(
            id ->
                ThreadIdTest.test(
                    context, id, fixture.atOnce().gap().then("$L", fixture.run()), actual));
  }

  private ContractTest test(String behaviour, String contract, TestBody body) {
    return ContractTest.of(context.operation().name() + "_" + behaviour, contract, body.end());
  }
}
