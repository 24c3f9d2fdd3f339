package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.source.SpecNode;
import java.util.List;

/** Holds the errors that a loop names against those of its operation. */
final class LoopErrors {

  private LoopErrors() {}

  /** Says which the operation lacks. */
  static void check(OperationDraft operation, SpecNode loop) {
    for (String key : List.of("not_approved", "mismatch")) {
      SpecNode node = loop.at(key);
      node.text()
          .filter(error -> !operation.errors().contains(error))
          .filter(
              error ->
                  operation.node().at("errors").isUsable()
                      || !operation.node().at("errors").isPresent())
          .ifPresent(
              error ->
                  node.wrong(
                      "the errors of '" + operation.name() + "' don't have " + error,
                      "add it to 'errors' of the operation"));
    }
    boolean isChecked = loop.at("approved").isPresent();
    if (isChecked != loop.at("not_approved").isPresent()) {
      String present = isChecked ? "approved" : "not_approved";
      String absent = isChecked ? "not_approved" : "approved";
      loop.at(present)
          .wrong(
              "'" + present + "' is here without '" + absent + "'",
              "add '" + absent + "', or take it out");
    }
  }
}
