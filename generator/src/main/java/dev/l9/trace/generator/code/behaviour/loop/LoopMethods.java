package dev.l9.trace.generator.code.behaviour.loop;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the steps of a loop: each asks one other, and checks what came back. */
final class LoopMethods {

  private final OperationContext context;
  private final Loop loop;
  private final LoopTypes types;
  private final LocalNames names;
  private final TypeName request;
  private final TypeName call;
  private final TypeName result;

  LoopMethods(OperationContext context, Loop loop, LoopTypes types) {
    this.context = context;
    this.loop = loop;
    this.types = types;
    this.names = new LocalNames(context);
    this.request = context.names().type(types.request());
    this.call = context.names().type(types.call());
    this.result = context.names().type(types.result());
  }

  /** All methods. */
  List<MethodSpec> all() {
    List<MethodSpec> methods = new ArrayList<>(List.of(next(), dispatch()));
    loop.approved().ifPresent(approved -> methods.add(isApproved(approved)));
    methods.add(isResultOf());
    return methods;
  }

  private MethodSpec next() {
    TypeName calls = ParameterizedTypeName.get(ClassName.get(Optional.class), call);
    return privately(types.next().ref().method())
        .returns(calls)
        .addParameter(request, "request")
        .addParameter(context.names().type(types.context()), "context")
        .addStatement("$T call", calls)
        .addCode(
            trying(
                types.next(),
                CodeBlock.of("call = $L", types.next().call(CodeBlock.of("context")))))
        .addCode(
            refusing(
                CodeBlock.of("call == null"),
                context.errors().errorOf(loop.next()),
                loop.next() + " gave no answer"))
        .addStatement("return call")
        .build();
  }

  private MethodSpec dispatch() {
    MethodSpec.Builder method =
        privately(types.dispatch().ref().method())
            .returns(result)
            .addParameter(request, "request")
            .addParameter(call, "call");
    loop.notApproved()
        .ifPresent(
            error ->
                method.addCode(
                    refusing(
                        CodeBlock.of("!$N(request, call)", names.of("isApproved")),
                        context.names().error(error),
                        loop.next() + " named a tool that isn't approved")));
    return method
        .addStatement("$T result", result)
        .addCode(
            trying(
                types.dispatch(),
                CodeBlock.of("result = $L", types.dispatch().call(CodeBlock.of("call")))))
        .addCode(
            refusing(
                CodeBlock.of("!$N(result, call)", names.of("isResultOf")),
                context.names().error(loop.mismatch()),
                loop.dispatch() + " gave the result of another call"))
        .addStatement("return result")
        .build();
  }

  private CodeBlock trying(CalledMethod method, CodeBlock statement) {
    return CodeBlock.builder()
        .beginControlFlow("try")
        .addStatement(statement)
        .nextControlFlow("catch ($T e)", method.failure())
        .addStatement(
            "throw $L",
            context
                .errors()
                .newError(
                    context.errors().errorOf(method.ref()),
                    context.correlationId(),
                    method.ref() + " failed",
                    "e"))
        .endControlFlow()
        .build();
  }

  private CodeBlock refusing(CodeBlock condition, ClassName error, String detail) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .addStatement("throw $L", context.errors().newError(error, context.correlationId(), detail))
        .endControlFlow()
        .build();
  }

  private MethodSpec isApproved(String approved) {
    CodeBlock named = CodeBlock.of("call.$N()", types.identity());
    CodeBlock isThat =
        types.tool().isPresent()
            ? CodeBlock.of("$L.equals(tool.$N())", named, types.identity())
            : CodeBlock.of("$L.equals(tool)", named);
    return privately("isApproved")
        .addModifiers(Modifier.STATIC)
        .returns(boolean.class)
        .addParameter(request, "request")
        .addParameter(call, "call")
        .addStatement(
            "return $L != null && request.$N().stream().anyMatch(tool -> $L)",
            named,
            approved,
            isThat)
        .build();
  }

  private MethodSpec isResultOf() {
    CodeBlock.Builder same = CodeBlock.builder().add("return result != null\n$>$>");
    same.add("&& $1T.equals(result.$2N(), call.$2N())", Objects.class, types.identity());
    if (types.linksCalls()) {
      same.add("\n&& $T.equals(result.correlationId(), call.correlationId())", Objects.class);
    }
    return privately("isResultOf")
        .addModifiers(Modifier.STATIC)
        .returns(boolean.class)
        .addParameter(result, "result")
        .addParameter(call, "call")
        .addCode(same.add(";\n$<$<").build())
        .build();
  }

  private MethodSpec.Builder privately(String name) {
    return MethodSpec.methodBuilder(names.of(name)).addModifiers(Modifier.PRIVATE);
  }
}
