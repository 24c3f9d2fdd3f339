package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import java.time.Instant;

/**
 * What the test of the service has before each test, for the bodies of {@link ContractTest}:
 *
 * <ul>
 *   <li>{@code service}, on fakes of all ports;
 *   <li>a constant for each operation, the first sample of its input;
 *   <li>a fake for each port, in a field with the port's name. It keeps what each of its methods
 *       was called with: {@code orderStore.storeCalls} is a list of inputs, or a number where the
 *       method takes none. What a method does is a field that the test may set: {@code
 *       orderStore.onStore} is a {@code Function}, {@code Supplier}, {@code Consumer} or {@code
 *       Runnable}, and gives the first sample of the output at first, with the correlation id and
 *       thread id of the input;
 *   <li>{@code NOW}, an {@code Instant}, and, where the service takes a clock, {@code clock}, which
 *       shows it until the test says {@code clock.advance(duration)}.
 * </ul>
 */
public final class ServiceFixture {

  /** What {@code NOW} is. */
  public static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private final ModuleSpec spec;

  /** The fixture of the service of this spec. */
  public ServiceFixture(ModuleSpec spec) {
    this.spec = spec;
  }

  /** The constant with the first sample of the input. */
  public String request(OperationSpec operation) {
    return spec.operations().size() == 1
        ? "REQUEST"
        : ModuleNames.constant(operation.name()) + "_REQUEST";
  }

  /** {@code service.place(REQUEST)}. */
  public CodeBlock call(OperationSpec operation) {
    return call(operation, CodeBlock.of("$N", request(operation)));
  }

  /** {@code service.place(request)}. */
  public CodeBlock call(OperationSpec operation, CodeBlock request) {
    return CodeBlock.of("service.$N($L)", operation.name(), request);
  }

  /** {@code orderStore.storeCalls}: what the method was called with. */
  public CodeBlock calls(MethodRef method) {
    return CodeBlock.of("$N.$N", ModuleNames.variable(method.type()), method.method() + "Calls");
  }

  /** {@code orderStore.onStore}: what the method does. */
  public CodeBlock on(MethodRef method) {
    return CodeBlock.of(
        "$N.$N",
        ModuleNames.variable(method.type()),
        "on" + ModuleNames.capitalized(method.method()));
  }
}
