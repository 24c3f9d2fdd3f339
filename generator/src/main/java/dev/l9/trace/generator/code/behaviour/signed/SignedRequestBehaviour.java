package dev.l9.trace.generator.code.behaviour.signed;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.OperationBehaviour;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationCode.Need;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.spec.Behaviour.SignedRequest;
import java.time.Instant;

/** Checks who has signed a request, and hands on what it says. */
public final class SignedRequestBehaviour implements OperationBehaviour {

  /** A repeated delivery is known only after its signature was checked. */
  @Override
  public boolean remembersCalls() {
    return true;
  }

  @Override
  public OperationCode write(OperationContext context) {
    OperationCode code = new OperationCode();
    SignedRequest signed = (SignedRequest) context.operation().behaviour();
    new SignedTypesReader(context, signed)
        .read()
        .ifPresent(types -> write(code, context, signed, types));
    return code;
  }

  private static void write(
      OperationCode code, OperationContext context, SignedRequest signed, SignedTypes types) {
    LocalNames names = new LocalNames(context);
    SignedRecords records = new SignedRecords(context, signed, types);
    code.need(Need.CLOCK).body(statements(context, signed, types, records, names));
    if (records.hasThreadId()) {
      code.need(Need.THREAD_ID);
    }
    new SignatureMethods(context, signed, types).addTo(code);
    new DeliveryMethods(context, signed, types, records).addTo(code);
    new SignedTests(context, signed, types, records).addTo(code);
  }

  private static CodeBlock statements(
      OperationContext context,
      SignedRequest signed,
      SignedTypes types,
      SignedRecords records,
      LocalNames names) {
    CodeBlock.Builder body =
        CodeBlock.builder()
            .addStatement("$T now = clock.instant()", Instant.class)
            .addStatement(
                "$T correlationId = $N(request, $S)",
                String.class,
                names.of("header"),
                signed.headers().correlation())
            .beginControlFlow(
                "if (correlationId.isBlank() || !$N(request, now))", names.of("isAuthentic"))
            .addStatement("return $L", records.refusal())
            .endControlFlow();
    ClassName event = ClassName.bestGuess(context.names().type(types.event()).toString());
    if (types.mayRefuse()) {
      body.addStatement("$T event", event)
          .beginControlFlow("try")
          .addStatement("event = $L", records.event())
          .nextControlFlow("catch ($T e)", IllegalArgumentException.class)
          .addStatement("return $L", records.refusal())
          .endControlFlow();
    } else {
      body.addStatement("$T event = $L", event, records.event());
    }
    return body.add(new DeliveryMethods(context, signed, types, records).delivering()).build();
  }
}
