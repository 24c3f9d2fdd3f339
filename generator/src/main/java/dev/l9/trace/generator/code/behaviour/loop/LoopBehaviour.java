package dev.l9.trace.generator.code.behaviour.loop;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.OperationBehaviour;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationCode.Need;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.lang.model.element.Modifier;

/** Asks for a next step and takes it, until there is none, or the limit is reached. */
public final class LoopBehaviour implements OperationBehaviour {

  @Override
  public OperationCode write(OperationContext context) {
    OperationCode code = new OperationCode();
    Loop loop = (Loop) context.operation().behaviour();
    new LoopTypesReader(context, loop).read().ifPresent(types -> write(code, context, loop, types));
    return code;
  }

  private static void write(
      OperationCode code, OperationContext context, Loop loop, LoopTypes types) {
    LocalNames names = new LocalNames(context);
    LoopRecords records = new LoopRecords(context, loop, types);
    LoopMethods methods = new LoopMethods(context, loop, types);
    code.field(limit(names, loop)).body(statements(context, types, records, names));
    methods.all().forEach(code::method);
    loop.notApproved().ifPresent(code::refusal);
    if (context.threadId().isPresent()) {
      code.need(Need.THREAD_ID);
    }
    new LoopTests(context, loop, types).addTo(code);
  }

  private static FieldSpec limit(LocalNames names, Loop loop) {
    return FieldSpec.builder(
            int.class,
            names.constantOf("maxIterations"),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(Literals.whole(loop.maxIterations()))
        .build();
  }

  private static CodeBlock statements(
      OperationContext context, LoopTypes types, LoopRecords records, LocalNames names) {
    CodeBlock.Builder body = CodeBlock.builder();
    Optional<CodeBlock> threadId = context.threadId().map(id -> CodeBlock.of("threadId"));
    context.threadId().ifPresent(id -> body.addStatement("$T threadId = $L", UUID.class, id));
    TypeName result = context.names().type(types.result());
    CodeBlock known = CodeBlock.of("$T.copyOf(results)", List.class);
    CodeBlock count = CodeBlock.of("results.size()");
    body.addStatement("$T<$T> results = new $T<>()", List.class, result, ArrayList.class)
        .beginControlFlow("while (results.size() < $N)", names.constantOf("maxIterations"))
        .addStatement(next(context, types, names, records.context("request", threadId, known)))
        .beginControlFlow("if (call.isEmpty())")
        .addStatement(
            "return $L", records.output("request", threadId, records.completed(), count, known))
        .endControlFlow()
        .addStatement(
            "results.add($N(request, call.get()))", names.of(types.dispatch().ref().method()))
        .endControlFlow()
        .addStatement(
            "return $L", records.output("request", threadId, records.limitReached(), count, known));
    return body.build();
  }

  private static CodeBlock next(
      OperationContext context, LoopTypes types, LocalNames names, CodeBlock step) {
    return CodeBlock.of(
        "$T<$T> call = $N(request, $L)",
        Optional.class,
        context.names().type(types.call()),
        names.of(types.next().ref().method()),
        step);
  }
}
