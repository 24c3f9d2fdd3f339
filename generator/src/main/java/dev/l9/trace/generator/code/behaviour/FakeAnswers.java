package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.RecordShapes;
import dev.l9.trace.generator.code.sample.Samples;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the fakes of a service's test answer, as long as a test doesn't say otherwise. */
public final class FakeAnswers {

  private final ModuleSpec spec;
  private final ModuleNames names;
  private final Samples samples;

  /** The answers of the fakes of this spec's methods. */
  public FakeAnswers(ModuleSpec spec, ModuleNames names, Samples samples) {
    this.spec = spec;
    this.names = names;
    this.samples = samples;
  }

  /** The type of the field that says what a method does. */
  public TypeName type(CalledMethod method) {
    Optional<TypeName> input = method.input().map(names::type).map(TypeName::box);
    Optional<TypeName> output = method.output().map(names::type).map(TypeName::box);
    if (input.isEmpty()) {
      return output
          .map(given -> (TypeName) ParameterizedTypeName.get(ClassName.get(Supplier.class), given))
          .orElse(ClassName.get(Runnable.class));
    }
    return output
        .map(given -> ParameterizedTypeName.get(ClassName.get(Function.class), input.get(), given))
        .orElseGet(() -> ParameterizedTypeName.get(ClassName.get(Consumer.class), input.get()));
  }

  /** {@code apply(request)} and the like: how that field is asked. */
  public CodeBlock ask(CalledMethod method, String input) {
    if (method.input().isEmpty()) {
      return CodeBlock.of(method.output().isPresent() ? "get()" : "run()");
    }
    return CodeBlock.of("$L($N)", method.output().isPresent() ? "apply" : "accept", input);
  }

  /** A lambda with these statements or this expression; its parameter is {@code request}. */
  public CodeBlock lambda(CalledMethod method, CodeBlock result) {
    return CodeBlock.of("$L -> $L", method.input().isPresent() ? "request" : "()", result);
  }

  /** A lambda that throws a variable. */
  public CodeBlock throwing(CalledMethod method, String exception) {
    return lambda(method, CodeBlock.of("{\n$>throw $N;\n$<}", exception));
  }

  /** The lambda of the field at first. */
  public CodeBlock first(CalledMethod method) {
    CodeBlock nothing = CodeBlock.of("{}");
    return lambda(
        method, method.output().isPresent() ? answer(method, CodeBlock.of("request")) : nothing);
  }

  /** The first sample of the output, with what it has in common with an input. */
  public CodeBlock answer(CalledMethod method, CodeBlock input) {
    return answer(method, input, 0, Map.of());
  }

  /** A sample of the output, with what it has in common with an input, and with what is given. */
  public CodeBlock answer(
      CalledMethod method, CodeBlock input, int number, Map<String, CodeBlock> given) {
    TypeRef output = method.output().orElseThrow();
    if (samples.shapes().components(output).isEmpty()) {
      return samples.value(output, method.ref().method(), number, method.ref().line());
    }
    Map<String, CodeBlock> components = new HashMap<>(common(method, output, input));
    components.putAll(given);
    return samples.record(output, number, components);
  }

  private Map<String, CodeBlock> common(CalledMethod method, TypeRef output, CodeBlock input) {
    RecordShapes shapes = samples.shapes();
    Map<String, CodeBlock> common = new HashMap<>();
    Optional<TypeRef> type = method.input();
    if (type.filter(one -> shapes.has(one, "correlationId", "String")).isPresent()
        && shapes.has(output, "correlationId", "String")) {
      common.put("correlationId", CodeBlock.of("$L.correlationId()", input));
    }
    if (shapes.has(output, "threadId", "UUID")) {
      threadKey(method)
          .ifPresent(key -> common.put("threadId", threadId(type.orElseThrow(), input, key)));
    }
    return common;
  }

  /** The key of the thread of the operation that hands its request to the method. */
  private Optional<String> threadKey(CalledMethod method) {
    for (OperationSpec operation : spec.operations()) {
      if (operation.behaviour() instanceof Behaviour.Call call
          && call.target().toString().equals(method.ref().toString())) {
        return operation.threadKey();
      }
    }
    return Optional.empty();
  }

  private CodeBlock threadId(TypeRef type, CodeBlock input, String key) {
    CodeBlock value = CodeBlock.of("$L.$N()", input, key);
    boolean isText = samples.shapes().has(type, key, "String");
    CodeBlock text = isText ? value : CodeBlock.of("$T.valueOf($L)", String.class, value);
    return CodeBlock.of("$T.threadId($L)", names.service(), text);
  }
}
