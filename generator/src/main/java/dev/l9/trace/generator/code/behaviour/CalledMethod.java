package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;

/**
 * A method that a service calls, of a port of the module or of a type of the repository.
 *
 * @param type the interface
 * @param isPort whether the module declares it; if not, it may throw what has to be declared
 */
public record CalledMethod(
    MethodRef ref,
    ClassName type,
    boolean isPort,
    Optional<TypeRef> input,
    Optional<TypeRef> output) {

  /** The field of the service, and of its test, that has the object. */
  public String field() {
    return ModuleNames.variable(ref.type());
  }

  /** {@code orderStore.store(request)}. */
  public CodeBlock call(CodeBlock argument) {
    return CodeBlock.of("$N.$N($L)", field(), ref.method(), argument);
  }

  /** {@code ruleSource.rules()}. */
  public CodeBlock call() {
    return call(CodeBlock.of(""));
  }

  /** What has to be caught, so that no failure of the method is missed. */
  public Class<? extends Exception> failure() {
    return isPort ? RuntimeException.class : Exception.class;
  }
}
