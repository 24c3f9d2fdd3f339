package dev.l9.trace.generator.code.behaviour.signed;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.spec.Behaviour.SignedRequest;
import javax.lang.model.element.Modifier;

/** Writes how a delivery is handed on: once, and with an answer where that fails. */
final class DeliveryMethods {

  private final OperationContext context;
  private final SignedRequest signed;
  private final SignedTypes types;
  private final SignedRecords records;
  private final LocalNames names;

  DeliveryMethods(
      OperationContext context, SignedRequest signed, SignedTypes types, SignedRecords records) {
    this.context = context;
    this.signed = signed;
    this.types = types;
    this.records = records;
    this.names = new LocalNames(context);
  }

  /** Adds what {@link #delivering} needs. */
  void addTo(OperationCode code) {
    code.method(handOn());
    if (types.responds()) {
      code.field(logger());
    }
  }

  private FieldSpec logger() {
    return FieldSpec.builder(
            System.Logger.class,
            names.constantOf("logger"),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("$T.getLogger($T.class.getName())", System.class, context.names().service())
        .build();
  }

  /** The last statements of the operation. */
  CodeBlock delivering() {
    CodeBlock handOn = CodeBlock.of("$N(correlationId, event)", names.of("handOn"));
    CodeBlock once =
        context.operation().idempotency().isPresent()
            ? CodeBlock.of("$N.result(correlationId, () -> $L)", context.recentCalls(), handOn)
            : handOn;
    if (!types.responds()) {
      return CodeBlock.builder().addStatement("return $L", once).build();
    }
    return CodeBlock.builder()
        .beginControlFlow("try")
        .addStatement("return $L", once)
        .nextControlFlow("catch ($T e)", error())
        .addStatement(
            "$N.log($T.WARNING, $S, e)",
            names.constantOf("logger"),
            System.Logger.Level.class,
            "A delivery was answered by " + signed.statuses().failed())
        .addStatement("return $L", records.failure(CodeBlock.of("correlationId")))
        .endControlFlow()
        .build();
  }

  private MethodSpec handOn() {
    return MethodSpec.methodBuilder(names.of("handOn"))
        .addModifiers(Modifier.PRIVATE)
        .returns(context.names().type(types.response()))
        .addParameter(String.class, "correlationId")
        .addParameter(context.names().type(types.event()), "event")
        .beginControlFlow("try")
        .addStatement(types.deliver().call(CodeBlock.of("event")))
        .nextControlFlow("catch ($T e)", types.deliver().failure())
        .addStatement(
            "throw $L",
            context
                .errors()
                .newError(error(), context.correlationId(), signed.deliver() + " failed", "e"))
        .endControlFlow()
        .addStatement("return $L", records.acceptance(CodeBlock.of("correlationId")))
        .build();
  }

  private ClassName error() {
    return context.errors().errorOf(signed.deliver());
  }
}
