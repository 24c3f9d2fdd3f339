package dev.l9.trace.generator.code.behaviour.role;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.name.ThreadId;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;
import java.util.UUID;

/** Writes the test of the id of a thread, which the generator computes by itself. */
public final class ThreadIdTest {

  private static final String CONTRACT = "runtime.thread_uuid_is_UUIDv5";

  private ThreadIdTest() {}

  /** The id of the thread of the test's first request; empty where the operation has no threads. */
  public static Optional<CodeBlock> expected(OperationContext context) {
    return context
        .operation()
        .threadKey()
        .flatMap(context::inputField)
        .map(key -> expected(context, context.samples().text(key, 0)));
  }

  /** The id of the thread of this key. */
  public static CodeBlock expected(OperationContext context, String key) {
    String id = ThreadId.of(context.spec().identity().id(), key).toString();
    return CodeBlock.of("$T.fromString($S)", UUID.class, id);
  }

  /**
   * The test, if the records that a fake was called with have the id.
   *
   * @param records what the fake was called with
   * @param call the call of the operation
   */
  public static Optional<ContractTest> of(
      OperationContext context, CodeBlock records, TypeRef record, CodeBlock call) {
    boolean hasId = context.samples().shapes().has(record, "threadId", "UUID");
    return expected(context)
        .filter(id -> hasId)
        .map(id -> test(context, id, CodeBlock.of("$L.get(0).threadId()", records), call));
  }

  private static ContractTest test(
      OperationContext context, CodeBlock expected, CodeBlock actual, CodeBlock call) {
    return test(context, expected, new TestBody().then("$L", call), actual);
  }

  /** The test of an id that is there after some statements. */
  public static ContractTest test(
      OperationContext context, CodeBlock expected, TestBody body, CodeBlock actual) {
    body.gap()
        .then("$T threadId = $L", UUID.class, actual)
        .equal(CodeBlock.of("5"), "threadId.version()")
        .equal(CodeBlock.of("2"), "threadId.variant()")
        .equal(expected, "threadId");
    return ContractTest.of(
        context.operation().name() + "_namesTheThreadByItsKey", CONTRACT, body.end());
  }
}
