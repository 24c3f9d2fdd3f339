package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.Optional;

/** What behaviours demand of their operation. */
final class Outputs {

  private Outputs() {}

  /** The record that an operation gives; empty if it gives none, which is said. */
  static Optional<RecordSpec> recordOf(OperationDraft operation, Roles roles, String what) {
    SpecNode node = operation.node().at("output");
    if (!node.isPresent()) {
      roles.tell(
          operation.node().line(),
          "nothing says which record " + what + " is",
          "add 'output:' with a record to the operation");
    }
    return operation.output().flatMap(type -> roles.recordAt(node, type, what));
  }

  /** Says so if nothing says what the thread's id is made from. */
  static void needThreadKey(OperationDraft operation, Roles roles) {
    if (!operation.node().at("thread_key").isPresent()) {
      roles.tell(
          operation.node().line(),
          "nothing says from which field of the input the thread's id is made",
          "add 'thread_key:' with a field of " + operation.input().name() + " to the operation");
    }
  }
}
