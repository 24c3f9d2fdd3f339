package dev.l9.trace.generator.reading;

import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.ModuleSpec.Acceptance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which contracts have to be proven. */
final class AcceptanceReader {

  private AcceptanceReader() {}

  /** Reads them. */
  static List<Acceptance> read(SpecNode module) {
    List<Acceptance> contracts = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (SpecNode node : module.at("acceptance", "required").items()) {
      String contract = node.text().orElse("");
      Integer line = contract.isEmpty() ? null : lines.putIfAbsent(contract, node.line());
      if (line != null) {
        node.wrong(contract + " is here twice (line " + line + ")", "take one of them out");
      }
      checkStatus(module, node, contract);
      contracts.add(new Acceptance(contract, node.line()));
    }
    return contracts;
  }

  /** The name of some contracts has the status that has to be answered. */
  private static void checkStatus(SpecNode module, SpecNode node, String contract) {
    if (!contract.endsWith("401")) {
      return;
    }
    for (SpecNode operation : module.at("interfaces", "inbound").items()) {
      operation
          .at("signed_request")
          .text("unauthorized")
          .filter(status -> !status.equals("401"))
          .ifPresent(
              status ->
                  node.wrong(
                      contract + " can't be proven: 'unauthorized' is " + status,
                      "write 'unauthorized: 401', or take the contract out"));
    }
  }
}
