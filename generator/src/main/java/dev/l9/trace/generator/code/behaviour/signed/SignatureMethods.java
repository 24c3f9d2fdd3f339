package dev.l9.trace.generator.code.behaviour.signed;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.Behaviour.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.lang.model.element.Modifier;

/** Writes the methods that check a signature. */
final class SignatureMethods {

  private final OperationContext context;
  private final SignedRequest signed;
  private final SignedTypes types;
  private final LocalNames names;
  private final TypeName request;

  SignatureMethods(OperationContext context, SignedRequest signed, SignedTypes types) {
    this.context = context;
    this.signed = signed;
    this.types = types;
    this.names = new LocalNames(context);
    this.request = context.names().type(types.request());
  }

  /** Adds them, and their constants. */
  void addTo(OperationCode code) {
    code.field(constant(String.class, "algorithm", CodeBlock.of("$S", signed.algorithm())))
        .field(constant(Duration.class, "tolerance", Literals.duration(signed.tolerance())))
        .method(isAuthentic())
        .method(isTimely())
        .method(signature())
        .method(secret())
        .method(header());
  }

  private FieldSpec constant(Class<?> type, String name, CodeBlock value) {
    return FieldSpec.builder(
            type, names.constantOf(name), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private MethodSpec isAuthentic() {
    return privately("isAuthentic")
        .addJavadoc(
            "Whether the request was signed by who knows the secret, and not long ago. What is signed"
                + " is the delivery's name, the timestamp and the body, with dots between; so a dot"
                + " in the name would let one signature fit two requests. Signatures are compared"
                + " in constant time.\n")
        .returns(boolean.class)
        .addParameter(request, "request")
        .addParameter(Instant.class, "now")
        .addStatement("$T delivery = $L", String.class, headerOf(signed.headers().correlation()))
        .addStatement("$T timestamp = $L", String.class, headerOf(signed.headers().timestamp()))
        .beginControlFlow(
            "if (delivery.contains($S) || !$N(timestamp, now))", ".", names.of("isTimely"))
        .addStatement("return false")
        .endControlFlow()
        .addStatement("$T given = $L", String.class, headerOf(signed.headers().signature()))
        .addStatement(
            "$T expected = $N(delivery + $S + timestamp + $S + request.body())",
            String.class,
            names.of("signature"),
            ".",
            ".")
        .addStatement(
            "return $1T.isEqual(given.getBytes($2T.UTF_8), expected.getBytes($2T.UTF_8))",
            MessageDigest.class,
            StandardCharsets.class)
        .build();
  }

  private CodeBlock headerOf(String name) {
    return CodeBlock.of("$N(request, $S)", names.of("header"), name);
  }

  private MethodSpec isTimely() {
    return privately("isTimely")
        .addModifiers(Modifier.STATIC)
        .returns(boolean.class)
        .addParameter(String.class, "timestamp")
        .addParameter(Instant.class, "now")
        .beginControlFlow("try")
        .addStatement(
            "$1T at = $1T.ofEpochSecond($2T.parseLong(timestamp))", Instant.class, Long.class)
        .addStatement(
            "return $T.between(at, now).abs().compareTo($N) <= 0",
            Duration.class,
            names.constantOf("tolerance"))
        .nextControlFlow("catch ($T | $T e)", NumberFormatException.class, DateTimeException.class)
        .addStatement("return false")
        .endControlFlow()
        .build();
  }

  private MethodSpec signature() {
    String algorithm = names.constantOf("algorithm");
    return privately("signature")
        .returns(String.class)
        .addParameter(String.class, "text")
        .beginControlFlow("try")
        .addStatement("$1T mac = $1T.getInstance($2N)", Mac.class, algorithm)
        .addStatement(
            "mac.init(new $T($N().getBytes($T.UTF_8), $N))",
            SecretKeySpec.class,
            names.of("secret"),
            StandardCharsets.class,
            algorithm)
        .addStatement(
            "return $T.of().formatHex(mac.doFinal(text.getBytes($T.UTF_8)))",
            HexFormat.class,
            StandardCharsets.class)
        .nextControlFlow("catch ($T e)", GeneralSecurityException.class)
        .addStatement(
            "throw new $T($S + $N, e)", IllegalStateException.class, "this JVM has no ", algorithm)
        .endControlFlow()
        .build();
  }

  private MethodSpec secret() {
    return privately("secret")
        .returns(String.class)
        .addStatement("$T secret", String.class)
        .beginControlFlow("try")
        .addStatement("secret = $L", types.secret().call())
        .nextControlFlow("catch ($T e)", types.secret().failure())
        .addStatement(
            "throw $L",
            context
                .errors()
                .newError(error(), context.correlationId(), signed.secret() + " failed", "e"))
        .endControlFlow()
        .beginControlFlow("if (secret == null || secret.isEmpty())")
        .addStatement(
            "throw $L",
            context
                .errors()
                .newError(error(), context.correlationId(), signed.secret() + " gave no secret"))
        .endControlFlow()
        .addStatement("return secret")
        .build();
  }

  private ClassName error() {
    return context.errors().errorOf(signed.secret());
  }

  private MethodSpec header() {
    TypeName values =
        ParameterizedTypeName.get(ClassName.get(List.class), ClassName.get(String.class));
    return privately("header")
        .addJavadoc(
            "The value of the header of this name, in any case. It is empty where there is no such"
                + " header, where there are several, and where the value has characters that HTTP"
                + " doesn't allow.\n")
        .addModifiers(Modifier.STATIC)
        .returns(String.class)
        .addParameter(request, "request")
        .addParameter(String.class, "name")
        .addStatement(
            "$T values = request.headers().entrySet().stream()"
                + ".filter(header -> header.getKey().equalsIgnoreCase(name))"
                + ".map($T::getValue).toList()",
            values,
            ClassName.get(Map.Entry.class))
        .addStatement(
            "boolean isClear = values.size() == 1"
                + " && values.get(0).chars().noneMatch($T::isISOControl)",
            Character.class)
        .addStatement("return isClear ? values.get(0) : $S", "")
        .build();
  }

  private MethodSpec.Builder privately(String name) {
    return MethodSpec.methodBuilder(names.of(name)).addModifiers(Modifier.PRIVATE);
  }
}
