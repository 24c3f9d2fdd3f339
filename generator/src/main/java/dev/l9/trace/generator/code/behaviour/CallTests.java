package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.l9.trace.generator.code.name.ThreadId;
import dev.l9.trace.generator.code.text.JavaFiles;
import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes the tests of an operation that hands its request on. */
final class CallTests {

  private final OperationContext context;
  private final OperationSpec operation;
  private final CalledMethod method;
  private final CodeBlock request;
  private final CodeBlock on;

  CallTests(OperationContext context, CalledMethod method) {
    this.context = context;
    this.operation = context.operation();
    this.method = method;
    this.request = CodeBlock.of("$N", context.fixture().request(operation));
    this.on = context.fixture().on(method.ref());
  }

  /** Adds the tests, and what they need. */
  void addTo(OperationCode code) {
    code.test(handsTheRequestOn());
    code.test(saysWhatFailed());
    List<ContractTest> checks = new ArrayList<>();
    operation.output().ifPresent(output -> addChecks(output, checks));
    checks.forEach(code::test);
    if (checks.stream().anyMatch(test -> test.body().toString().contains("assertFails("))) {
      code.testMethod(assertFails());
    }
  }

  private void addChecks(TypeRef output, List<ContractTest> tests) {
    if (!context.names().type(output).isPrimitive()) {
      tests.add(refuses("NoResult", CodeBlock.of("null"), "gave no result"));
    }
    for (CallLink link : CallLink.of(context, output)) {
      String component = link.component();
      other(output, component)
          .map(value -> answer(Map.of(component, value)))
          .map(answer -> refuses(another(link), answer, "gave the result of another " + link.of()))
          .ifPresent(tests::add);
      tests.add(component.equals("threadId") ? derivesTheThread() : returnsTheCorrelationId());
    }
  }

  private static String another(CallLink link) {
    return "TheResultOfAnother" + (link.of().equals("thread") ? "Thread" : "Request");
  }

  private ContractTest handsTheRequestOn() {
    CodeBlock calls = context.fixture().calls(method.ref());
    CodeBlock.Builder body = CodeBlock.builder();
    if (operation.output().isPresent()) {
      TypeName type = context.names().type(operation.output().get());
      body.addStatement("$T given = $L", type, answer(Map.of()));
      body.addStatement("$L = request -> given", on);
      body.addStatement(
          type.isPrimitive() ? "$T.assertEquals(given, $L)" : "$T.assertSame(given, $L)",
          JavaFiles.ASSERTIONS,
          context.fixture().call(operation));
    } else {
      body.addStatement(context.fixture().call(operation));
    }
    body.addStatement("$T.assertEquals(1, $L.size())", JavaFiles.ASSERTIONS, calls);
    body.addStatement("$T.assertSame($L, $L.get(0))", JavaFiles.ASSERTIONS, request, calls);
    return test("handsTheRequestOn", List.of("dispatch.port_called_with_input"), body.build());
  }

  private ContractTest saysWhatFailed() {
    List<String> contracts = new ArrayList<>(List.of("errors.typed", "errors.fail_closed"));
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$1T cause = new $1T($2S)", IllegalStateException.class, "no answer");
    body.addStatement("$L = $L", on, context.answers().throwing(method, "cause"));
    body.add(expectError());
    body.addStatement("$T.assertSame(cause, error.getCause())", JavaFiles.ASSERTIONS);
    if (context.errors().isCorrelated()) {
      contracts.add("runtime.correlation_id");
    }
    return test("saysWhatFailed", contracts, body.build());
  }

  /** The statements that expect the error of the method, and look at all that it says. */
  private CodeBlock expectError() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement(
        "$1T error = $2T.assertThrows($1T.class, () -> $3L)",
        context.errors().errorOf(method.ref()),
        JavaFiles.ASSERTIONS,
        context.fixture().call(operation));
    body.addStatement(
        "$T.assertEquals($S, error.getMessage())", JavaFiles.ASSERTIONS, message("failed"));
    if (context.errors().isCorrelated()) {
      body.addStatement(
          "$T.assertEquals($S, error.correlationId())", JavaFiles.ASSERTIONS, correlationId());
    }
    return body.build();
  }

  private String correlationId() {
    return context.samples().text(context.inputField("correlationId").orElseThrow(), 0);
  }

  private ContractTest refuses(String what, CodeBlock answer, String detail) {
    ClassName error = context.errors().errorOf(method.ref());
    boolean isCorrelated = context.errors().isCorrelated();
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$L = $L", on, context.answers().lambda(method, answer));
    body.addStatement(
        "assertFails($T.class, $L$S, () -> $L)",
        error,
        isCorrelated ? CodeBlock.of("$S, ", correlationId()) : CodeBlock.of(""),
        message(detail),
        context.fixture().call(operation));
    return test("refuses" + what, List.of("dispatch.result_validated"), body.build());
  }

  /** The method that expects an error, and looks at all that it says. */
  private MethodSpec assertFails() {
    boolean isCorrelated = context.errors().isCorrelated();
    ClassName errors = context.names().exception();
    TypeName type =
        ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(errors));
    MethodSpec.Builder code =
        MethodSpec.methodBuilder("assertFails")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(type, "type");
    if (isCorrelated) {
      code.addParameter(String.class, "correlationId");
    }
    code.addParameter(String.class, "message")
        .addParameter(ClassName.get("org.junit.jupiter.api.function", "Executable"), "call")
        .addStatement("$T error = $T.assertThrows(type, call)", errors, JavaFiles.ASSERTIONS);
    if (isCorrelated) {
      code.addStatement(
          "$T.assertEquals(correlationId, error.correlationId())", JavaFiles.ASSERTIONS);
    }
    return code.addStatement("$T.assertEquals(message, error.getMessage())", JavaFiles.ASSERTIONS)
        .build();
  }

  private String message(String detail) {
    String name = context.errors().errorOf(method.ref()).simpleName();
    String doc = context.errors().declared(name).orElseThrow().doc();
    return Sentences.stripped(doc) + ": " + method.ref() + " " + detail;
  }

  private CodeBlock answer(Map<String, CodeBlock> given) {
    return context.answers().answer(method, request, 0, given);
  }

  /** A value of the result's component that isn't the request's. */
  private Optional<CodeBlock> other(TypeRef output, String component) {
    if (component.equals("threadId")) {
      return Optional.of(CodeBlock.of("new $T(0, 1)", UUID.class));
    }
    FieldSpec field = context.samples().shapes().component(output, component).orElseThrow();
    return IntStream.range(0, 3)
        .filter(number -> !context.samples().text(field, number).equals(correlationId()))
        .mapToObj(number -> context.samples().value(field, number))
        .findFirst();
  }

  private ContractTest returnsTheCorrelationId() {
    CodeBlock body =
        CodeBlock.builder()
            .addStatement(
                "$T.assertEquals($S, $L.correlationId())",
                JavaFiles.ASSERTIONS,
                correlationId(),
                context.fixture().call(operation))
            .build();
    return test("returnsTheCorrelationId", List.of("runtime.correlation_id"), body);
  }

  private ContractTest derivesTheThread() {
    FieldSpec key = context.inputField(operation.threadKey().orElseThrow()).orElseThrow();
    UUID expected = ThreadId.of(context.spec().identity().id(), context.samples().text(key, 0));
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$T threadId = $L.threadId()", UUID.class, context.fixture().call(operation));
    body.addStatement(
        "$T.assertEquals($T.fromString($S), threadId)",
        JavaFiles.ASSERTIONS,
        UUID.class,
        expected.toString());
    body.addStatement("$T.assertEquals(5, threadId.version())", JavaFiles.ASSERTIONS);
    return test("derivesTheThread", List.of("runtime.thread_uuid_is_UUIDv5"), body.build());
  }

  private ContractTest test(String behaviour, List<String> contracts, CodeBlock body) {
    return new ContractTest(operation.name() + "_" + behaviour, contracts, body, false);
  }
}
