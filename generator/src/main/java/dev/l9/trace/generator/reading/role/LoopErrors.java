package dev.l9.trace.generator.reading.role;

import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.reading.source.SpecNode;
import java.util.List;
import java.util.Optional;

/** Holds the errors that a loop names against those of its operation. */
final class LoopErrors {

  private LoopErrors() {}

  /** Says which the operation lacks, and whether it has all that are needed. */
  static boolean check(OperationDraft operation, SpecNode loop) {
    boolean isRight = hasBoth(loop);
    SpecNode list = operation.node().at("errors");
    for (String key : List.of("not_approved", "mismatch")) {
      SpecNode node = loop.at(key);
      Optional<String> error = node.text();
      boolean isListed = error.isEmpty() || operation.errors().contains(error.get());
      if (!isListed && (list.isUsable() || !list.isPresent())) {
        node.wrong(
            "the errors of '" + operation.name() + "' don't have " + error.get(),
            NearestName.of(error.get(), operation.errors())
                .map(near -> "write '" + near + "'")
                .orElse("add it to 'errors' of the operation"));
      }
      isRight &= isListed;
    }
    return isRight;
  }

  /** Tools are approved by a list, and where they aren't, that is an error. */
  private static boolean hasBoth(SpecNode loop) {
    boolean hasList = loop.at("approved").isPresent();
    boolean hasError = loop.at("not_approved").isPresent();
    String present = hasList ? "approved" : "not_approved";
    String absent = hasList ? "not_approved" : "approved";
    if (hasList != hasError) {
      String fix = "add '" + absent + "', or take it out";
      loop.at(present).wrong("'" + present + "' is here without '" + absent + "'", fix);
    }
    return hasList == hasError;
  }
}
