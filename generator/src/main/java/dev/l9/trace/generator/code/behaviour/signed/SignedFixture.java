package dev.l9.trace.generator.code.behaviour.signed;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.ServiceFixture;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.spec.Behaviour.SignedRequest;
import dev.l9.trace.generator.spec.TypeRef;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.lang.model.element.Modifier;

/** What the tests of signed requests have: a secret, a delivery, and requests that are signed. */
final class SignedFixture {

  /** The secret of the tests. */
  static final String SECRET = "a secret of tests";

  private static final String ANY_DELIVERY = "delivery-1";

  private final OperationContext context;
  private final SignedRequest signed;
  private final SignedTypes types;
  private final SignedRecords records;
  private final LocalNames names;

  SignedFixture(
      OperationContext context, SignedRequest signed, SignedTypes types, SignedRecords records) {
    this.context = context;
    this.signed = signed;
    this.types = types;
    this.records = records;
    this.names = new LocalNames(context);
  }

  /** The statement that has the tests' secret be the secret. */
  TestBody start() {
    return new TestBody().then("$L = () -> $N", context.fixture().on(signed.secret()), secret());
  }

  /** The constant with the secret. */
  String secret() {
    return names.constantOf("secret");
  }

  /** The constant with the body of requests. */
  String body() {
    return names.constantOf("body");
  }

  /** The constant that names a delivery. */
  String delivery() {
    return names.constantOf("delivery");
  }

  /** {@code signed(DELIVERY)}: a request that is signed as it has to be. */
  CodeBlock signed() {
    return signed(CodeBlock.of("$N", delivery()));
  }

  /** {@code signed("key")}. */
  CodeBlock signed(CodeBlock delivery) {
    return CodeBlock.of("$N($L)", names.of("signed"), delivery);
  }

  /** A request that is signed for a time, as seconds since 1970. */
  CodeBlock signedAt(CodeBlock timestamp) {
    return CodeBlock.of("$N($L)", names.of("signedAt"), timestamp);
  }

  /** {@code request(signature, timestamp, delivery)}: a request with these headers. */
  CodeBlock request(CodeBlock signature, CodeBlock timestamp, CodeBlock delivery) {
    return CodeBlock.of("$N($L, $L, $L)", names.of("requestOf"), signature, timestamp, delivery);
  }

  /** A request with these headers. */
  CodeBlock request(CodeBlock headers) {
    return context
        .samples()
        .record(types.request(), 0, Map.of("headers", headers, "body", CodeBlock.of("$N", body())));
  }

  /** The headers of a request, in a map. */
  CodeBlock headers(CodeBlock signature, CodeBlock timestamp, CodeBlock delivery) {
    return CodeBlock.of(
        "$T.of($S,$W$L,$W$S,$W$L,$W$S,$W$L)",
        Map.class,
        signed.headers().signature(),
        signature,
        signed.headers().timestamp(),
        timestamp,
        signed.headers().correlation(),
        delivery);
  }

  /** {@code without("X-Signature")}: a request that has all headers but this one. */
  CodeBlock without(String header) {
    return CodeBlock.of("$N($S)", names.of("without"), header);
  }

  /** {@code withBoth("X-Signature", "x-signature")}: a request that has a header twice. */
  CodeBlock doubled(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    String other = header.equals(lower) ? header.toUpperCase(Locale.ROOT) : lower;
    return CodeBlock.of("$N($S, $S)", names.of("withBoth"), header, other);
  }

  /** {@code signature(SECRET, DELIVERY, timestamp)}. */
  CodeBlock signature(CodeBlock secret, CodeBlock delivery, CodeBlock timestamp) {
    return CodeBlock.of("$N($L, $L, $L)", names.of("signature"), secret, delivery, timestamp);
  }

  /** What the tests' request is signed with at {@code NOW}, computed here. */
  String vector() {
    try {
      Mac mac = Mac.getInstance(signed.algorithm());
      byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, signed.algorithm()));
      String text = deliveryText() + "." + timestamp() + "." + bodyText();
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the algorithm was there before", e);
    }
  }

  /** {@code NOW} as a header has it. */
  String timestamp() {
    return Long.toString(ServiceFixture.NOW.getEpochSecond());
  }

  private String bodyText() {
    return context
        .samples()
        .text(context.samples().shapes().component(types.request(), "body").orElseThrow(), 0);
  }

  private CodeBlock bodySample() {
    return context
        .samples()
        .value(context.samples().shapes().component(types.request(), "body").orElseThrow(), 0);
  }

  /** The name of the delivery. */
  String deliveryText() {
    return context
        .samples()
        .shapes()
        .component(types.event(), "correlationId")
        .map(field -> context.samples().text(field, 0))
        .orElse(ANY_DELIVERY);
  }

  private CodeBlock deliverySample() {
    return context
        .samples()
        .shapes()
        .component(types.event(), "correlationId")
        .map(field -> context.samples().value(field, 0))
        .orElseGet(() -> CodeBlock.of("$S", ANY_DELIVERY));
  }

  /** Adds the constants and methods. */
  void addTo(OperationCode code) {
    code.testField(constant(secret(), CodeBlock.of("$S", SECRET)))
        .testField(constant(body(), bodySample()))
        .testField(constant(delivery(), deliverySample()))
        .testField(answer("refused", records.refusal()))
        .testField(answer("accepted", records.acceptance(CodeBlock.of("$N", delivery()))))
        .testMethod(signedMethod())
        .testMethod(signedAtMethod())
        .testMethod(requestMethod())
        .testMethod(withoutMethod())
        .testMethod(withBothMethod())
        .testMethod(signatureMethod());
  }

  /** The constant with the answer to requests that are refused. */
  String refused() {
    return names.constantOf("refused");
  }

  /** The constant with the answer to requests that are taken. */
  String accepted() {
    return names.constantOf("accepted");
  }

  private FieldSpec answer(String name, CodeBlock value) {
    return FieldSpec.builder(
            context.names().type(types.response()),
            names.constantOf(name),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private static FieldSpec constant(String name, CodeBlock value) {
    return FieldSpec.builder(String.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private MethodSpec signedMethod() {
    CodeBlock signature = signatureOf(CodeBlock.of("delivery"));
    return method(names.of("signed"), types.request())
        .addJavadoc("A delivery that is signed now.\n")
        .addParameter(String.class, "delivery")
        .addStatement("$1T timestamp = $1T.valueOf(clock.instant().getEpochSecond())", String.class)
        .addStatement(
            "return $L", request(signature, CodeBlock.of("timestamp"), CodeBlock.of("delivery")))
        .build();
  }

  private MethodSpec signedAtMethod() {
    CodeBlock signature = signatureOf(CodeBlock.of("$N", delivery()));
    return method(names.of("signedAt"), types.request())
        .addModifiers(Modifier.STATIC)
        .addJavadoc("A delivery with this timestamp, which is signed too.\n")
        .addParameter(String.class, "timestamp")
        .addStatement(
            "return $L",
            request(signature, CodeBlock.of("timestamp"), CodeBlock.of("$N", delivery())))
        .build();
  }

  private CodeBlock signatureOf(CodeBlock delivery) {
    return signature(CodeBlock.of("$N", secret()), delivery, CodeBlock.of("timestamp"));
  }

  private MethodSpec requestMethod() {
    CodeBlock headers =
        headers(CodeBlock.of("signature"), CodeBlock.of("timestamp"), CodeBlock.of("delivery"));
    return method(names.of("requestOf"), types.request())
        .addModifiers(Modifier.STATIC)
        .addParameter(String.class, "signature")
        .addParameter(String.class, "timestamp")
        .addParameter(String.class, "delivery")
        .addStatement("return $L", request(headers))
        .build();
  }

  private MethodSpec withoutMethod() {
    return method(names.of("without"), types.request())
        .addParameter(String.class, "header")
        .addStatement(copyOfHeaders())
        .addStatement("headers.remove(header)")
        .addStatement("return $L", request(CodeBlock.of("headers")))
        .build();
  }

  private MethodSpec withBothMethod() {
    return method(names.of("withBoth"), types.request())
        .addParameter(String.class, "header")
        .addParameter(String.class, "other")
        .addStatement(copyOfHeaders())
        .addStatement("headers.put(other, headers.get(header))")
        .addStatement("return $L", request(CodeBlock.of("headers")))
        .build();
  }

  private CodeBlock copyOfHeaders() {
    return CodeBlock.of(
        "$1T<$2T, $2T> headers = new $3T<>($4L.headers())",
        Map.class,
        String.class,
        HashMap.class,
        signed());
  }

  private MethodSpec signatureMethod() {
    return method(names.of("signature"), TypeRef.of("String"))
        .addModifiers(Modifier.STATIC)
        .addParameter(String.class, "secret")
        .addParameter(String.class, "delivery")
        .addParameter(String.class, "timestamp")
        .beginControlFlow("try")
        .addStatement("$1T mac = $1T.getInstance($2S)", Mac.class, signed.algorithm())
        .addStatement(
            "mac.init(new $T(secret.getBytes($T.UTF_8), $S))",
            SecretKeySpec.class,
            StandardCharsets.class,
            signed.algorithm())
        .addStatement(
            "$T text = delivery + $S + timestamp + $S + $N", String.class, ".", ".", body())
        .addStatement(
            "return $T.of().formatHex(mac.doFinal(text.getBytes($T.UTF_8)))",
            HexFormat.class,
            StandardCharsets.class)
        .nextControlFlow("catch ($T e)", GeneralSecurityException.class)
        .addStatement("throw new $T(e)", IllegalStateException.class)
        .endControlFlow()
        .build();
  }

  private MethodSpec.Builder method(String name, TypeRef result) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .returns(context.names().type(result));
  }
}
