package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.Samples;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.Blockers;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.Optional;

/**
 * What a behaviour may look at while it writes an operation.
 *
 * @param operation the operation
 * @param methods finds the methods that operations call
 * @param errors which error stands for which failure
 * @param samples values for tests
 * @param fixture what the test of the service has
 * @param answers what the fakes of that test answer
 * @param blockers takes what is wrong
 */
public record OperationContext(
    ModuleSpec spec,
    OperationSpec operation,
    Extractions extractions,
    ModuleNames names,
    CalledMethods methods,
    ErrorMapping errors,
    Samples samples,
    ServiceFixture fixture,
    FakeAnswers answers,
    Blockers blockers) {

  /** {@code request.field()}. */
  public CodeBlock input(String field) {
    return CodeBlock.of("request.$N()", field);
  }

  /** {@code request.field()} as a {@code String}. */
  public CodeBlock inputText(String field) {
    boolean isText = samples.shapes().has(operation.input(), field, "String");
    return isText ? input(field) : CodeBlock.of("$T.valueOf($L)", String.class, input(field));
  }

  /** A component of the input. */
  public Optional<FieldSpec> inputField(String name) {
    return samples.shapes().component(operation.input(), name);
  }

  /** {@code threadId(request.key())}; the code then needs {@link OperationCode.Need#THREAD_ID}. */
  public Optional<CodeBlock> threadId() {
    return operation.threadKey().map(key -> CodeBlock.of("threadId($L)", inputText(key)));
  }

  /** The correlation id of the request, for {@link ErrorMapping#newError}. */
  public CodeBlock correlationId() {
    return input("correlationId");
  }

  /** The field of the service that has the operation's {@code RecentCalls}. */
  public String recentCalls() {
    long many = spec.operations().stream().filter(other -> other.idempotency().isPresent()).count();
    return many == 1
        ? "recentCalls"
        : "recent" + ModuleNames.capitalized(operation.name()) + "Calls";
  }

  /** Says that the spec is wrong. */
  public void wrong(int line, String issue, String fix) {
    blockers.add(Blocker.Kind.SPEC_BLOCKER, line, issue, fix);
  }
}
