package dev.l9.trace.generator.code.behaviour.signed;

import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.ErrorQuestions;
import dev.l9.trace.generator.code.behaviour.role.TypeQuestions;
import dev.l9.trace.generator.spec.Behaviour.SignedRequest;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;

/** Finds the types of an operation that takes signed requests, and what is wrong with them. */
final class SignedTypesReader {

  private static final TypeRef TEXT = TypeRef.of("String");
  private static final TypeRef HEADERS = new TypeRef("Map", List.of(TEXT, TEXT));

  private final OperationContext context;
  private final SignedRequest signed;
  private final TypeQuestions ask;

  SignedTypesReader(OperationContext context, SignedRequest signed) {
    this.context = context;
    this.signed = signed;
    this.ask = new TypeQuestions(context);
  }

  /** The types; empty if blockers say what is wrong. */
  Optional<SignedTypes> read() {
    TypeRef request = context.operation().input();
    TypeRef event = TypeRef.of(signed.event());
    Optional<CalledMethod> secret = ask.method(signed.secret(), Optional.empty());
    secret.ifPresent(this::checkSecret);
    Optional<CalledMethod> deliver = ask.method(signed.deliver(), Optional.of(event));
    ask.typed(request, "headers", HEADERS, signed.line()).ifPresent(this::checkPresence);
    ask.typed(request, "body", TEXT, signed.line()).ifPresent(this::checkPresence);
    checkInput(request);
    Optional<TypeRef> response = response();
    response.ifPresent(this::checkResponse);
    checkAlgorithm();
    checkKey();
    checkErrors();
    if (!ask.isAnswered()) {
      return Optional.empty();
    }
    return Optional.of(
        new SignedTypes(
            secret.orElseThrow(),
            deliver.orElseThrow(),
            request,
            event,
            response.orElseThrow(),
            mayRefuse(request, event),
            responds()));
  }

  private void checkSecret(CalledMethod secret) {
    if (!ask.isSame(secret.output(), Optional.of(TEXT))) {
      ask.wrong(signed.secret().line(), signed.secret() + " gives no String", "have it give one");
    }
  }

  private void checkPresence(FieldSpec field) {
    if (field.constraints().isNullable()) {
      ask.wrong(
          field.line(), field.name() + " is signed, so it can't be null", "leave nullable out");
    }
  }

  private void checkInput(TypeRef request) {
    context
        .inputField("correlationId")
        .ifPresent(
            field ->
                ask.wrong(
                    field.line(),
                    "a request is known by its " + signed.headers().correlation() + " only",
                    "remove correlationId from " + request));
  }

  private Optional<TypeRef> response() {
    return context
        .operation()
        .output()
        .or(() -> ask.wrong(context.operation().line(), "nothing is answered", "add an output"));
  }

  private void checkResponse(TypeRef response) {
    ask.typed(response, "status", TypeRef.of("int"), signed.line());
    context
        .samples()
        .shapes()
        .component(response, "correlationId")
        .filter(field -> !field.constraints().isNullable())
        .ifPresent(
            field ->
                ask.wrong(
                    field.line(),
                    "correlationId of a refused request isn't known",
                    "say that it is nullable: true"));
  }

  private void checkAlgorithm() {
    try {
      Mac.getInstance(signed.algorithm());
    } catch (GeneralSecurityException e) {
      ask.wrong(
          signed.line(),
          "this JVM has no algorithm " + signed.algorithm(),
          "name one that each JVM has, such as HmacSHA256");
    }
  }

  private void checkKey() {
    context
        .operation()
        .idempotency()
        .filter(idempotency -> !idempotency.key().equals("correlationId"))
        .ifPresent(
            idempotency ->
                ask.wrong(
                    idempotency.line(),
                    "a delivery is known by its " + signed.headers().correlation() + " only",
                    "say key: correlationId"));
    if (context.operation().threadKey().isPresent()) {
      ask.wrong(
          context.operation().line(),
          "the thread of a delivery is that of its " + signed.headers().correlation(),
          "leave thread_key out");
    }
  }

  private void checkErrors() {
    ErrorQuestions errors = new ErrorQuestions(context).endsWithFailureOf(signed.secret());
    if (!responds()) {
      errors.endsWithFailureOf(signed.deliver());
    }
    errors.check();
  }

  private boolean responds() {
    return context
        .errors()
        .named(signed.deliver())
        .map(error -> error.policy() == Reaction.RESPOND)
        .orElse(context.spec().errorPolicy().onInternal() == Reaction.RESPOND);
  }

  /** What both records demand is known by then; so is that the id isn't blank. */
  private boolean mayRefuse(TypeRef request, TypeRef event) {
    Constraints asked = constraints(request, "body");
    Constraints body = constraints(event, "body");
    Constraints id = constraints(event, "correlationId");
    boolean isBodyTaken = body.equals(Constraints.NONE) || body.equals(asked);
    boolean isIdTaken =
        id.minLength().isEmpty() && id.maxLength().isEmpty() && id.pattern().isEmpty();
    return !(isBodyTaken && isIdTaken);
  }

  private Constraints constraints(TypeRef record, String name) {
    return context
        .samples()
        .shapes()
        .component(record, name)
        .map(FieldSpec::constraints)
        .orElse(Constraints.NONE);
  }
}
