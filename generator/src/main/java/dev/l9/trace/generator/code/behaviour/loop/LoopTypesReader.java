package dev.l9.trace.generator.code.behaviour.loop;

import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.ErrorQuestions;
import dev.l9.trace.generator.code.behaviour.role.TypeQuestions;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Optional;

/** Finds the types of an operation that calls tools, from the methods that the spec names. */
final class LoopTypesReader {

  private static final TypeRef TEXT = TypeRef.of("String");

  private final OperationContext context;
  private final Loop loop;
  private final TypeQuestions ask;

  LoopTypesReader(OperationContext context, Loop loop) {
    this.context = context;
    this.loop = loop;
    this.ask = new TypeQuestions(context);
  }

  /** The types; empty if blockers say what is wrong. */
  Optional<LoopTypes> read() {
    Optional<String> identity = identity();
    Optional<CalledMethod> next = ask.method(loop.next(), Optional.of(TypeRef.of(loop.context())));
    Optional<TypeRef> call = next.flatMap(method -> ask.givenIn(method, "Optional"));
    Optional<CalledMethod> dispatch = call.flatMap(type -> ask.method(loop.dispatch(), call));
    Optional<TypeRef> result = dispatch.flatMap(this::result);
    Optional<TypeRef> output = output();
    Optional<TypeRef> outcome = output.flatMap(this::outcome);
    Optional<TypeRef> tool = loop.approved().flatMap(this::tool);
    identity.ifPresent(name -> List.of(call, result, tool).forEach(type -> named(type, name)));
    errors();
    output.ifPresent(type -> ask.threadIsUsed(List.of(TypeRef.of(loop.context()), type)));
    if (!ask.isAnswered()) {
      return Optional.empty();
    }
    return Optional.of(
        new LoopTypes(
            next.orElseThrow(),
            dispatch.orElseThrow(),
            context.operation().input(),
            TypeRef.of(loop.context()),
            call.orElseThrow(),
            result.orElseThrow(),
            identity.orElseThrow(),
            tool,
            outcome.orElseThrow(),
            output.orElseThrow(),
            hasCorrelationId(call.orElseThrow()) && hasCorrelationId(result.orElseThrow())));
  }

  private Optional<String> identity() {
    return context
        .extractions()
        .toolIdentity()
        .or(
            () ->
                ask.unclear(
                    loop.line(),
                    "the repository doesn't say by which field tools are named",
                    "name the types of tools, calls and results in dependencies"));
  }

  private Optional<TypeRef> result(CalledMethod dispatch) {
    return dispatch
        .output()
        .or(
            () ->
                ask.wrong(
                    loop.dispatch().line(),
                    loop.dispatch() + " gives nothing",
                    "name a method that gives the result of a call"));
  }

  private Optional<TypeRef> output() {
    return context
        .operation()
        .output()
        .or(
            () ->
                ask.wrong(
                    context.operation().line(), "the operation gives no result", "add an output"));
  }

  /** The only enum among the components of the output that has both outcomes. */
  private Optional<TypeRef> outcome(TypeRef output) {
    List<TypeRef> enums =
        context.samples().shapes().components(output).orElse(List.of()).stream()
            .map(FieldSpec::type)
            .filter(
                type ->
                    ask.constants(type)
                        .orElse(List.of())
                        .containsAll(List.of(loop.completed(), loop.limitReached())))
            .distinct()
            .toList();
    return enums.size() == 1
        ? Optional.of(enums.get(0))
        : ask.wrong(
            loop.line(),
            output
                + " has "
                + (enums.isEmpty() ? "no" : "more than one")
                + " enum with "
                + loop.completed()
                + " and "
                + loop.limitReached(),
            "have one component of " + output + " be of such an enum");
  }

  /** The type of approved tools; empty where they are listed by name. */
  private Optional<TypeRef> tool(String approved) {
    TypeRef input = context.operation().input();
    ask.component(input, approved, loop.line())
        .filter(field -> field.constraints().isNullable())
        .ifPresent(
            field ->
                ask.wrong(
                    field.line(),
                    approved + " may be null, and then no tool is known to be approved",
                    "leave nullable out"));
    return ask.elements(input, approved, loop.line()).filter(type -> !type.equals(TEXT));
  }

  private void named(Optional<TypeRef> type, String identity) {
    type.ifPresent(known -> ask.text(known, identity, loop.line()));
  }

  private void errors() {
    ErrorQuestions errors =
        new ErrorQuestions(context)
            .endsWithFailureOf(loop.next())
            .endsWithFailureOf(loop.dispatch())
            .endsWith(loop.mismatch(), loop.line());
    loop.notApproved().ifPresent(name -> errors.endsWith(name, loop.line()));
    if (loop.approved().isPresent() != loop.notApproved().isPresent()) {
      ask.wrong(
          loop.line(),
          "approved and not_approved have no sense without each other",
          "give both, or none");
    }
    errors.check();
  }

  private boolean hasCorrelationId(TypeRef type) {
    return context.samples().shapes().has(type, "correlationId", "String");
  }
}
