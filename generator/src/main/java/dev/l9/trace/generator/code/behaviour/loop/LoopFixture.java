package dev.l9.trace.generator.code.behaviour.loop;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What the tests of a loop have: a call of an approved tool, its result, and ways to ask. */
final class LoopFixture {

  private final OperationContext context;
  private final Loop loop;
  private final LoopTypes types;
  private final LoopRecords records;
  private final LocalNames names;

  LoopFixture(OperationContext context, Loop loop, LoopTypes types, LoopRecords records) {
    this.context = context;
    this.loop = loop;
    this.types = types;
    this.records = records;
    this.names = new LocalNames(context);
  }

  /** How many calls the tests make where they don't reach the limit. */
  int steps() {
    return Math.min(2, loop.maxIterations() - 1);
  }

  /** The constant with a call of an approved tool. */
  String call() {
    return names.constantOf("toolCall");
  }

  /** The constant with the result of that call. */
  String result() {
    return names.constantOf("toolResult");
  }

  /** Both constants. */
  List<FieldSpec> constants() {
    return List.of(
        constant(types.call(), call(), callOf(approvedTool())),
        constant(types.result(), result(), newResult(Map.of())));
  }

  private FieldSpec constant(TypeRef type, String name, CodeBlock value) {
    return FieldSpec.builder(
            context.names().type(type), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  /** A call of a tool; its correlation id isn't that of the request. */
  CodeBlock callOf(CodeBlock tool) {
    Map<String, CodeBlock> given = new HashMap<>(Map.of(types.identity(), tool));
    context
        .samples()
        .shapes()
        .component(types.call(), "correlationId")
        .ifPresent(field -> given.put("correlationId", context.samples().value(field, 1)));
    return context.samples().record(types.call(), 0, given);
  }

  /** A result of the constant call, of which some components are otherwise. */
  CodeBlock newResult(Map<String, CodeBlock> otherwise) {
    Map<String, CodeBlock> given = new HashMap<>();
    given.put(types.identity(), CodeBlock.of("$N.$N()", call(), types.identity()));
    if (types.linksCalls()) {
      given.put("correlationId", CodeBlock.of("$N.correlationId()", call()));
    }
    given.putAll(otherwise);
    return context.samples().record(types.result(), 0, given);
  }

  /** The name of the first approved tool. */
  CodeBlock approvedTool() {
    CodeBlock first = CodeBlock.of("$N.$N().get(0)", request(), loop.approved().orElse(""));
    if (loop.approved().isEmpty()) {
      return context
          .samples()
          .value(
              context.samples().shapes().component(types.call(), types.identity()).orElseThrow(),
              0);
    }
    return types.tool().isPresent() ? CodeBlock.of("$L.$N()", first, types.identity()) : first;
  }

  /** The constant with the input of the operation. */
  String request() {
    return context.fixture().request(context.operation());
  }

  /** Has the planner name so many calls, and the tool give the result. */
  TestBody steps(int steps) {
    CodeBlock call = CodeBlock.of("$T.of($N)", Optional.class, call());
    CodeBlock answer =
        steps == 0
            ? CodeBlock.of("$T.empty()", Optional.class)
            : CodeBlock.of(
                "$L.size() > $L ? $T.empty() : $L", nextCalls(), steps, Optional.class, call);
    return answering(answer);
  }

  /** Has the planner name a call at any time, and the tool give the result. */
  TestBody endlessly() {
    return answering(CodeBlock.of("$T.of($N)", Optional.class, call()));
  }

  /** Has the planner name no call. */
  TestBody atOnce() {
    return new TestBody()
        .then("$L = context -> $T.empty()", context.fixture().on(loop.next()), Optional.class);
  }

  /** Has the planner name a call at any time; what the tool gives is up to the test. */
  TestBody calling() {
    return new TestBody()
        .then(
            "$L = context -> $T.of($N)", context.fixture().on(loop.next()), Optional.class, call());
  }

  private TestBody answering(CodeBlock answer) {
    return new TestBody()
        .then("$L = context -> $L", context.fixture().on(loop.next()), answer)
        .then("$L = call -> $N", context.fixture().on(loop.dispatch()), result());
  }

  /** What the planner was called with. */
  CodeBlock nextCalls() {
    return context.fixture().calls(loop.next());
  }

  /** What the tools were called with. */
  CodeBlock dispatchCalls() {
    return context.fixture().calls(loop.dispatch());
  }

  /** {@code List.of(CALL, CALL)}. */
  CodeBlock listOf(String constant, int count) {
    List<CodeBlock> elements = Collections.nCopies(count, CodeBlock.of("$N", constant));
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(elements, ", "));
  }

  /** The component of the output that says how a run ended. */
  String outcomeName() {
    return records.nameOf(types.output(), types.outcome()).orElseThrow();
  }

  /** The outcome of a run that has reached its goal. */
  CodeBlock completed() {
    return records.outcome(loop.completed());
  }

  /** The statement that runs the operation, and keeps the result. */
  CodeBlock run() {
    return CodeBlock.of(
        "$T result = $L",
        context.names().type(types.output()),
        context.fixture().call(context.operation()));
  }
}
