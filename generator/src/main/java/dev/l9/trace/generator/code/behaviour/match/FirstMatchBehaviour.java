package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.l9.trace.generator.code.behaviour.OperationBehaviour;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationCode.Need;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.InputFacts;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.behaviour.role.RecordRoles;
import dev.l9.trace.generator.spec.Behaviour.FirstMatch;
import dev.l9.trace.generator.spec.TypeRef;
import javax.lang.model.element.Modifier;

/** Has the first rule that matches decide, and each decision recorded. */
public final class FirstMatchBehaviour implements OperationBehaviour {

  @Override
  public OperationCode write(OperationContext context) {
    OperationCode code = new OperationCode();
    FirstMatch match = (FirstMatch) context.operation().behaviour();
    new MatchTypesReader(context, match)
        .read()
        .ifPresent(types -> write(code, context, match, types));
    return code;
  }

  private static void write(
      OperationCode code, OperationContext context, FirstMatch match, MatchTypes types) {
    String rules = new LocalNames(context).of("rules");
    String className = new LocalNames(context).typeOf("Rules");
    ClassName type = context.names().service().nestedClass(className);
    code.need(Need.CLOCK)
        .field(
            FieldSpec.builder(type, rules, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", type)
                .build())
        .type(new RulesClass(context, match, types, className).type())
        .body(statements(context, types, rules));
    if (context.threadId().isPresent()) {
      code.need(Need.THREAD_ID);
    }
    new FirstMatchTests(context, match, types).addTo(code);
  }

  private static CodeBlock statements(OperationContext context, MatchTypes types, String rules) {
    ClassName error = context.errors().errorOf(types.audit().ref());
    return CodeBlock.builder()
        .addStatement(
            "$T decision = $N.decide(request)", context.names().type(types.decision()), rules)
        .beginControlFlow("try")
        .addStatement(types.audit().call(record(context, types)))
        .nextControlFlow("catch ($T e)", types.audit().failure())
        .addStatement(
            "throw $L",
            context
                .errors()
                .newError(error, context.correlationId(), types.audit().ref() + " failed", "e"))
        .endControlFlow()
        .addStatement("return decision")
        .build();
  }

  private static CodeBlock record(OperationContext context, MatchTypes types) {
    return new RecordRoles(context, types.record())
        .correlationId(InputFacts.correlationId(context, "request"))
        .threadId(context.threadId())
        .named("request", types.request(), CodeBlock.of("request"))
        .named("decision", types.decision(), CodeBlock.of("decision"))
        .named("at", TypeRef.of("Instant"), CodeBlock.of("clock.instant()"))
        .newRecord();
  }
}
