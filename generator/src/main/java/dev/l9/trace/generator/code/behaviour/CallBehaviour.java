package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;

/** Hands the request to a method, checks what it gives, and returns it. */
public final class CallBehaviour implements OperationBehaviour {

  @Override
  public OperationCode write(OperationContext context) {
    OperationCode code = new OperationCode();
    Behaviour.Call call = (Behaviour.Call) context.operation().behaviour();
    Optional<CalledMethod> method = context.methods().find(call.target());
    if (method.isPresent() && CallCheck.isRight(context, method.get())) {
      write(code, context, method.get());
    }
    return code;
  }

  private static void write(OperationCode code, OperationContext context, CalledMethod method) {
    code.body(statements(context, method));
    if (context.threadId().isPresent()) {
      code.need(OperationCode.Need.THREAD_ID);
    }
    new CallTests(context, method).addTo(code);
    if (context.operation().idempotency().isPresent()) {
      new IdempotencyTests(context, method, 1).addTo(code);
    }
  }

  private static CodeBlock statements(OperationContext context, CalledMethod method) {
    CodeBlock call = method.call(CodeBlock.of("request"));
    CodeBlock.Builder body = CodeBlock.builder();
    if (method.output().isPresent()) {
      body.addStatement("$T result", context.names().type(method.output().get()));
      call = CodeBlock.of("result = $L", call);
    }
    body.beginControlFlow("try").addStatement(call);
    body.nextControlFlow("catch ($T e)", method.failure());
    body.addStatement("throw $L", failure(context, method));
    body.endControlFlow();
    method.output().ifPresent(output -> body.add(checks(context, method, output)));
    return body.build();
  }

  private static CodeBlock checks(OperationContext context, CalledMethod method, TypeRef output) {
    CodeBlock.Builder checks = CodeBlock.builder();
    if (!context.names().type(output).isPrimitive()) {
      checks.add(refuse(context, method, CodeBlock.of("result == null"), "gave no result"));
    }
    for (CallLink link : CallLink.of(context, output)) {
      checks.add(
          refuse(context, method, link.differs(), "gave the result of another " + link.of()));
    }
    return checks.addStatement("return result").build();
  }

  private static CodeBlock refuse(
      OperationContext context, CalledMethod method, CodeBlock condition, String detail) {
    CodeBlock error =
        context
            .errors()
            .newError(
                context.errors().errorOf(method.ref()),
                context.correlationId(),
                method.ref() + " " + detail);
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .addStatement("throw $L", error)
        .endControlFlow()
        .build();
  }

  private static CodeBlock failure(OperationContext context, CalledMethod method) {
    return context
        .errors()
        .newError(
            context.errors().errorOf(method.ref()),
            context.correlationId(),
            method.ref() + " failed",
            "e");
  }
}
